# y = x W^T + b, for weights in bfloat16 on processors that do not compute with it: oneDNN reads them at the speed of
# memory for a few positions, but computes many of them at a fifth of the speed of float32. So for many, the weights are
# widened piece by piece, each small enough to stay in a cache until it is used.
#
# x [..., in], weight [out, in], bias [out] -> [..., out], in float32 for many positions
def linear(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  weight = w[name + ".weight"]
  positions = torch.floordiv(torch.numel(x), x.size(-1))
  if positions <= 16 or weight.dtype == 6:
    scalars = annotate(List[Optional[number]], [])
    return ops.mkldnn._linear_pointwise(torch.to(x, weight.dtype), weight, w.get(name + ".bias"), "none", scalars, None)
  wide = torch.to(x, 6)
  step = max(1, torch.floordiv(1048576, weight.size(1)))
  pieces = annotate(List[Tensor], [])
  for at in range(0, weight.size(0), step):
    pieces.append(torch.linear(wide, torch.to(torch.slice(weight, 0, at, at + step), 6), None))
  y = torch.cat(pieces, -1)
  if (name + ".bias") in w:
    y = torch.add_(y, w[name + ".bias"])
  return y

# Makes a weight ready for the above; here it is.
def prepare(w: Dict[str, Tensor], name: str) -> NoneType:
  return None
