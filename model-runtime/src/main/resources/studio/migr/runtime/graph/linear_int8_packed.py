# y = x W^T + b, with W as signed bytes and one scale for each of its rows. The inputs stay bfloat16, so that
# only the weights are rounded: to 1/127 of the largest of their row.
#
# x [..., in], weight [out, in] -> [..., out]
def linear(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  if (name + ".scale") in w:
    y = torch._weight_int8pack_mm(torch.to(x, 15).reshape([-1, x.size(-1)]), w[name + ".weight"], w[name + ".scale"])
    y = y.view(torch.slice(x.size(), 0, -1) + [y.size(-1)])
    if (name + ".bias") in w:
      y = y + w[name + ".bias"]
    return y
  weight = w[name + ".weight"]
  return torch.linear(torch.to(x, weight.dtype), weight, w.get(name + ".bias"))

# Makes a weight ready for the above. Sizes that the operator does not take stay as they are.
def prepare(w: Dict[str, Tensor], name: str) -> NoneType:
  weight = torch.to(w[name + ".weight"], 6)
  if weight.size(0) % 32 != 0 or weight.size(1) % 32 != 0:
    return None
  scale = torch.clamp(torch.amax(torch.abs(weight), [1]) / 127., 1.0000000000000000e-30)
  w[name + ".weight"] = torch.to(torch.round(weight / torch.unsqueeze(scale, 1)), 1)
  w[name + ".scale"] = torch.to(scale, 15)
  return None
