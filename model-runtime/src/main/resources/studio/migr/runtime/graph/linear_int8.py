# y = x W^T + b, with W as signed bytes and one scale for each of its rows: only the weights are rounded, to 1/127 of
# the largest of their row. For many positions they are widened piece by piece, each small enough to stay in a cache
# until it is used; for a few, the operator for bytes reads them as they are.
#
# x [..., in], weight [out, in] in bytes, scale [out] -> [..., out] in float32
def linear(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  weight = w[name + ".weight"]
  scale = w[name + ".scale"]
  N, K = weight.size(0), weight.size(1)
  rows = torch.to(x, 6).reshape([-1, K])
  positions = rows.size(0)
  if positions <= 8 and N % 32 == 0 and K % 32 == 0:
    y = torch._weight_int8pack_mm(rows, weight, scale)
  else:
    # Pieces go to where they belong at once: small results kept between large ones that go would scatter the memory.
    step = max(1, torch.floordiv(1048576, K))
    room = torch.empty([step, K], dtype=6)
    y = torch.empty([positions, N], dtype=6)
    for at in range(0, N, step):
      n = min(step, N - at)
      piece = torch.narrow(room, 0, 0, n)
      torch.copy_(piece, torch.narrow(weight, 0, at, n))
      torch.copy_(torch.narrow(y, 1, at, n), torch.linear(rows, piece, None))
    y = torch.mul_(y, scale)
  if (name + ".bias") in w:
    y = torch.add_(y, w[name + ".bias"])
  return y.view(torch.slice(x.size(), 0, -1) + [N])

# Makes a weight ready for the above, some rows at a time: in float32 the largest would take gigabytes.
def prepare(w: Dict[str, Tensor], name: str) -> NoneType:
  weight = w[name + ".weight"]
  scale = torch.clamp(torch.to(torch.amax(torch.abs(weight), [1]), 6) / 127., 1.0000000000000000e-30)
  bytes = torch.empty([weight.size(0), weight.size(1)], dtype=1)
  for at in range(0, weight.size(0), 4096):
    rows = torch.slice(weight, 0, at, at + 4096)
    torch.copy_(torch.slice(bytes, 0, at, at + 4096), torch.round(torch.to(rows, 6) / torch.unsqueeze(torch.slice(scale, 0, at, at + 4096), 1)))
  w[name + ".weight"] = bytes
  w[name + ".scale"] = scale
  return None
