# SigLIP's vision encoder (arXiv 2303.15343): a picture cut into square patches, no class token, exact
# positions, tanh-GELU.
#
# Letters: N pictures, S side in pixels, p side of a patch, P = (S / p)^2 patches, D hidden size.

# Patches with their positions. pixels [N,3,S,S] in -1..1 -> [N,P,D]
def patches(pixels: Tensor, top: Dict[str, Tensor], patch: int) -> Tensor:
  kernel = top["embeddings.patch_embedding.weight"]
  x = torch.to(pixels, kernel.device, kernel.dtype, False, False)
  cut = torch.conv2d(x, kernel, top["embeddings.patch_embedding.bias"], [patch, patch])
  return torch.flatten(cut, 2).transpose(1, 2) + top["embeddings.position_embedding.weight"]

# The state after the first so many layers, 0 the patches alone, in float32. pixels [N,3,S,S] -> [N,P,D]
def after(pixels: Tensor, top: Dict[str, Tensor], layers: List[Dict[str, Tensor]], depth: int, heads: int, patch: int, eps: float) -> Tensor:
  x = __torch__.siglip.patches(pixels, top, patch)
  for i in range(depth):
    x = __torch__.encoder.layer(x, layers[i], "layer_norm1", "layer_norm2", "mlp.fc1", "mlp.fc2", "tanh", heads, eps)
  return torch.to(x, 6)

class Siglip(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  patch : int
  eps : float
  top : Dict[str, Tensor]
  layers : List[Dict[str, Tensor]]

  def put(self: __torch__.siglip.Siglip, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    tensor = __torch__.weights.received(raw, stored, wanted, device)
    if layer < 0:
      self.top[name] = tensor
    else:
      while len(self.layers) <= layer:
        self.layers.append(annotate(Dict[str, Tensor], {}))
      self.layers[layer][name] = tensor
    return None

  # The state after so many layers, in float32: 0 the patches alone. pixels [N,3,S,S] -> [N,P,D]
  def after(self: __torch__.siglip.Siglip, pixels: Tensor, layers: int) -> Tensor:
    return __torch__.siglip.after(pixels, self.top, self.layers, layers, self.heads, self.patch, self.eps)

  # The state after all layers and the last norm -> [N,P,D]
  def last(self: __torch__.siglip.Siglip, pixels: Tensor) -> Tensor:
    x = torch.to(self.after(pixels, len(self.layers)), self.top["post_layernorm.weight"].dtype)
    return torch.to(__torch__.encoder.norm(x, self.top, "post_layernorm", self.eps), 6)
