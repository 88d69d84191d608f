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
  # Pieces go to where they belong at once: small results kept between large ones that go would scatter the memory.
  wide = torch.to(x, 6).reshape([positions, -1])
  N, K = weight.size(0), weight.size(1)
  step = max(1, torch.floordiv(1048576, K))
  room = torch.empty([step, K], dtype=6)
  y = torch.empty([positions, N], dtype=6)
  for at in range(0, N, step):
    n = min(step, N - at)
    piece = torch.narrow(room, 0, 0, n)
    torch.copy_(piece, torch.narrow(weight, 0, at, n))
    torch.copy_(torch.narrow(y, 1, at, n), torch.linear(wide, piece, None))
  if (name + ".bias") in w:
    y = torch.add_(y, w[name + ".bias"])
  return y.view(torch.slice(x.size(), 0, -1) + [N])

# Makes a weight ready for the above; here it is.
def prepare(w: Dict[str, Tensor], name: str) -> NoneType:
  return None
