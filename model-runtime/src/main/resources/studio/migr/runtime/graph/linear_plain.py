# y = x W^T + b, by the operator that every device and data type has.
#
# x [..., in], weight [out, in], bias [out] -> [..., out]
def linear(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  weight = w[name + ".weight"]
  return torch.linear(torch.to(x, weight.dtype), weight, w.get(name + ".bias"))

# Makes a weight ready for the above; here it is.
def prepare(w: Dict[str, Tensor], name: str) -> NoneType:
  return None
