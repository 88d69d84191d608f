# Whisper's encoder (arXiv 2212.04356): two convolutions halve the mel steps, then layers with exact GELU.
#
# Letters: B sounds, M mel bins, F = 3000 steps of 10 ms, T = F / 2 positions of 20 ms, D hidden size.

# A convolution over three steps, as a product of matrices: on some processors oneDNN's own gives numbers that are none
# for several sounds and few channels. x [B,C,F] -> [B,F/stride,D]
def convolved(x: Tensor, kernel: Tensor, bias: Tensor, stride: int) -> Tensor:
  steps = torch.constant_pad_nd(x, [1, 1]).unfold(2, 3, stride)                            # [B,C,F/stride,3]
  return torch.linear(torch.flatten(steps.transpose(1, 2), 2), torch.flatten(kernel, 1), bias)

# mel [B,M,F] -> [B,T,D], in float32
def encode(mel: Tensor, top: Dict[str, Tensor], layers: List[Dict[str, Tensor]], heads: int, eps: float) -> Tensor:
  kernel = top["conv1.weight"]
  x = torch.to(mel, kernel.device, kernel.dtype, False, False)
  x = torch.gelu(__torch__.whisper.convolved(x, kernel, top["conv1.bias"], 1))             # [B,F,D]
  x = torch.gelu(__torch__.whisper.convolved(x.transpose(1, 2), top["conv2.weight"], top["conv2.bias"], 2))
  x = x + top["embed_positions.weight"]
  for i in range(len(layers)):
    x = __torch__.encoder.layer(x, layers[i], "self_attn_layer_norm", "final_layer_norm", "fc1", "fc2", "none", heads, eps)
  return torch.to(__torch__.encoder.norm(x, top, "layer_norm", eps), 6)

class Whisper(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  eps : float
  top : Dict[str, Tensor]
  layers : List[Dict[str, Tensor]]

  def put(self: __torch__.whisper.Whisper, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    tensor = __torch__.weights.received(raw, stored, wanted, device)
    if layer < 0:
      self.top[name] = tensor
    else:
      while len(self.layers) <= layer:
        self.layers.append(annotate(Dict[str, Tensor], {}))
      self.layers[layer][name] = tensor
    return None

  # mel [B,M,F] -> [B,T,D], in float32
  def encode(self: __torch__.whisper.Whisper, mel: Tensor) -> Tensor:
    return __torch__.whisper.encode(mel, self.top, self.layers, self.heads, self.eps)
