# SigLIP's vision encoder (arXiv 2303.15343): a picture cut into square patches, no class token, exact
# positions, tanh-GELU.
#
# Letters: N pictures, S side in pixels, p side of a patch, P = (S / p)^2 patches, D hidden size.

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

  # Patches with their positions. pixels [N,3,S,S] in -1..1 -> [N,P,D]
  def patches(self: __torch__.siglip.Siglip, pixels: Tensor) -> Tensor:
    kernel = self.top["embeddings.patch_embedding.weight"]
    x = torch.to(pixels, kernel.device, kernel.dtype, False, False)
    cut = torch.conv2d(x, kernel, self.top["embeddings.patch_embedding.bias"], [self.patch, self.patch])
    return torch.flatten(cut, 2).transpose(1, 2) + self.top["embeddings.position_embedding.weight"]

  # The state after so many layers, in float32: 0 the patches alone. pixels [N,3,S,S] -> [N,P,D]
  def after(self: __torch__.siglip.Siglip, pixels: Tensor, layers: int) -> Tensor:
    x = self.patches(pixels)
    for i in range(layers):
      x = __torch__.encoder.layer(x, self.layers[i], "layer_norm1", "layer_norm2", "mlp.fc1", "mlp.fc2", "tanh", self.heads, self.eps)
    return torch.to(x, 6)

  # The state after all layers and the last norm -> [N,P,D]
  def last(self: __torch__.siglip.Siglip, pixels: Tensor) -> Tensor:
    x = torch.to(self.after(pixels, len(self.layers)), self.top["post_layernorm.weight"].dtype)
    return torch.to(__torch__.encoder.norm(x, self.top, "post_layernorm", self.eps), 6)
