# y = x W^T + b, by oneDNN's matrix multiplication, which reads bfloat16 weights at the speed of memory
# on processors where the plain operator does not.
#
# x [..., in], weight [out, in], bias [out] -> [..., out]
def linear(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  scalars = annotate(List[Optional[number]], [])
  weight = w[name + ".weight"]
  return ops.mkldnn._linear_pointwise(torch.to(x, weight.dtype), weight, w.get(name + ".bias"), "none", scalars, None)

# Makes a weight ready for the above; here it is.
def prepare(w: Dict[str, Tensor], name: str) -> NoneType:
  return None
