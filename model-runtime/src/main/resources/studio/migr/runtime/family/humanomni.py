# HumanOmni's bridge from what its towers see and hear to what its decoder reads (arXiv 2501.15111): three
# branches over the frames, weighed by a gate that has read the question, and a slow and a fast path.
#
# Letters: C clips, N frames of each, s x s patches of a frame as the vision tower gives them (27 x 27), r x r tokens of a frame
# behind the branches (14 x 14; 7 x 7 in the small model, from 14 x 14), E width of the vision tower, D hidden size of the decoder, A width of the
# audio tower, C channels, W width of the text encoder.

# The norm over channels behind every convolution of a block. x [N,y,x,C] -> [N,C,y,x]
def normed(x: Tensor, w: Dict[str, Tensor], name: str, eps: float) -> Tensor:
  y = torch.layer_norm(x, [x.size(-1)], w[name + ".bn.weight"], w[name + ".bn.bias"], eps)
  return y.permute([0, 3, 1, 2])

# A convolution of single places, which is a product of matrices. x [N,C,y,x]
# w: NAME.conv.weight, NAME.bn.weight, NAME.bn.bias
def pointwise(x: Tensor, w: Dict[str, Tensor], name: str, eps: float) -> Tensor:
  y = torch.linear(x.permute([0, 2, 3, 1]), torch.flatten(w[name + ".conv.weight"], 1))
  return __torch__.humanomni.normed(y, w, name, eps)

# A 3x3 convolution of channels apart, or of groups of them. x [N,C,y,x], w as above
def neighbours(x: Tensor, w: Dict[str, Tensor], name: str, eps: float) -> Tensor:
  kernel = w[name + ".conv.weight"]
  groups = torch.floordiv(x.size(1), kernel.size(1))
  y = torch.conv2d(x, kernel, None, [1, 1], [1, 1], [1, 1], groups)
  return __torch__.humanomni.normed(y.permute([0, 2, 3, 1]), w, name, eps)

# Weighs channels by what the whole frame shows (squeeze and excitation, arXiv 1709.01507). x [N,C,y,x]
def excited(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  mean = torch.mean(x, [2, 3])                                                                # [N,C]
  narrow = torch.silu(torch.linear(mean, torch.flatten(w[name + ".fc1.weight"], 1), w[name + ".fc1.bias"]))
  wide = torch.linear(narrow, torch.flatten(w[name + ".fc2.weight"], 1), w[name + ".fc2.bias"])
  return x * torch.unsqueeze(torch.unsqueeze(torch.sigmoid(wide), -1), -1)

# One bottleneck block of a RegNet stage (arXiv 2003.13678): 1x1, depthwise 3x3, excitation, 1x1. x [N,C,y,x]
def block(x: Tensor, w: Dict[str, Tensor], name: str, eps: float) -> Tensor:
  y = torch.silu(__torch__.humanomni.pointwise(x, w, name + ".conv1", eps))
  y = torch.silu(__torch__.humanomni.neighbours(y, w, name + ".conv2", eps))
  y = __torch__.humanomni.excited(y, w, name + ".se")
  y = __torch__.humanomni.pointwise(y, w, name + ".conv3", eps)
  if (name + ".downsample.conv.weight") in w:
    shortcut = __torch__.humanomni.pointwise(x, w, name + ".downsample", eps)
  else:
    shortcut = x
  return torch.silu(y + shortcut)

# Blocks b1, b2, ... as many as there are.
def stage(x: Tensor, w: Dict[str, Tensor], name: str, eps: float) -> Tensor:
  y = x
  number = 1
  while (name + ".b" + str(number) + ".conv1.conv.weight") in w:
    y = __torch__.humanomni.block(y, w, name + ".b" + str(number), eps)
    number = number + 1
  return y

# Linear, GELU, Linear. x [...,in] -> [...,D]
def perceptron(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  wide = torch.gelu(__torch__.linear.linear(x, w, name + ".0"))
  return __torch__.linear.linear(wide, w, name + ".2")

# A branch that mixes neighbours in place and time. frames [C*N,s*s,E], those of a clip together -> [C*N,r*r,D]
def mixed(frames: Tensor, clips: int, w: Dict[str, Tensor], branch: str, padding: int, eps: float) -> Tensor:
  all, side = frames.size(0), int(torch.sqrt(frames.size(1)))
  N = torch.floordiv(all, clips)
  x = frames.transpose(1, 2).reshape([all, -1, side, side])                                   # [C*N,E,s,s]
  x = __torch__.humanomni.stage(x, w, "s1_" + branch, eps)                                    # [C*N,D,s,s]
  film = x.view([clips, N, x.size(1), side, side]).transpose(1, 2)                            # [C,D,N,s,s]
  film = torch.conv3d(film, w["sampler_" + branch + ".0.weight"], w["sampler_" + branch + ".0.bias"], [1, 2, 2], [1, padding, padding])
  film = torch.silu(torch.narrow(film, 2, 0, N))                        # the padded last step of time is dropped
  x = torch.flatten(film.transpose(1, 2), 0, 1)                                               # [C*N,D,r,r]
  x = __torch__.humanomni.stage(x, w, "s2_" + branch, eps)
  return __torch__.humanomni.perceptron(torch.flatten(x, 2).transpose(1, 2), w, "readout_" + branch)

# The branch for faces keeps patches apart and only shrinks them. frames [N,s*s,E] -> [N,r*r,D]
def faces(frames: Tensor, w: Dict[str, Tensor]) -> Tensor:
  N, side = frames.size(0), int(torch.sqrt(frames.size(1)))
  x = __torch__.humanomni.perceptron(frames, w, "mlp_2xgelu_face")
  grid = x.transpose(1, 2).reshape([N, -1, side, side])
  half = torch.floordiv(side + 1, 2)
  small = torch.upsample_bilinear2d(grid, [half, half], False, None)
  return torch.flatten(small, 2).transpose(1, 2)

# How much each branch counts, (video, body, face) -> [B,3]. question [B,T,W], as the text encoder read it
def branches(question: Tensor, w: Dict[str, Tensor]) -> Tensor:
  weight = w["gate.0.weight"]
  first = torch.to(torch.select(question, 1, 0), weight.device, weight.dtype, False, False)
  wide = torch.gelu(__torch__.linear.linear(first, w, "gate.0"))
  return torch.softmax(torch.to(__torch__.linear.linear(wide, w, "gate.2"), 6), 1)

# frames [C*N,s*s,E], shares [C,3] -> [C,tokens,D]: of each clip, compressed (HumanOmni), r/2 * r/2 tokens of every
# frame, then all r * r tokens of the 2nd, 6th, 10th ... frame; else (R1-Omni) all r * r tokens of every frame
def see(frames: Tensor, shares: Tensor, compressed: bool, w: Dict[str, Tensor], padding: int, eps: float) -> Tensor:
  weight = w["readout_video.0.weight"]
  x = torch.to(frames, weight.device, weight.dtype, False, False)
  by = torch.to(shares, weight.device, weight.dtype, False, False)                            # [C,3]
  C = by.size(0)
  N = torch.floordiv(x.size(0), C)
  of = torch.unsqueeze(torch.unsqueeze(torch.repeat_interleave(by, N, 0), 2), 3)              # [C*N,3,1,1]
  seen = __torch__.humanomni.mixed(x, C, w, "video", padding, eps) * torch.select(of, 1, 0)
  seen = seen + __torch__.humanomni.mixed(x, C, w, "body", padding, eps) * torch.select(of, 1, 1)
  seen = seen + __torch__.humanomni.faces(x, w) * torch.select(of, 1, 2)                      # [C*N,r*r,D]
  side, D = int(torch.sqrt(seen.size(1))), seen.size(2)
  if not compressed:
    return seen.reshape([C, -1, D])
  pooled = torch.avg_pool2d(seen.transpose(1, 2).reshape([-1, D, side, side]), [2, 2], [2, 2])
  fast = torch.flatten(pooled, 2).transpose(1, 2).reshape([C, -1, D])
  each = seen.view([C, N, -1, D])
  if N > 1:
    slow = torch.slice(each, 1, 1, N, 4)
  else:
    slow = each
  return torch.cat([fast, slow.reshape([C, -1, D])], 1)

# heard [B,T,A] -> [B,T/3,D]
def hear(heard: Tensor, w: Dict[str, Tensor]) -> Tensor:
  weight = w["audio.0.weight"]
  x = torch.to(heard, weight.device, weight.dtype, False, False).transpose(1, 2)
  thirds = torch.avg_pool1d(x, [3], [3]).transpose(1, 2)
  return __torch__.humanomni.perceptron(thirds, w, "audio")

class HumanOmni(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  eps : float
  padding : int
  compressed : bool
  w : Dict[str, Tensor]

  # A weight of the projector of frames by its name there, of that of sound as audio.NAME, of the gate as
  # gate.NAME; there are no layers.
  def put(self: __torch__.humanomni.HumanOmni, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.w[name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  # -> [B,3]. question [B,T,W]
  def branches(self: __torch__.humanomni.HumanOmni, question: Tensor) -> Tensor:
    return __torch__.humanomni.branches(question, self.w)

  # Of one clip: frames [N,s*s,E], shares [1,3] -> [tokens,D]
  def see(self: __torch__.humanomni.HumanOmni, frames: Tensor, shares: Tensor) -> Tensor:
    return torch.squeeze(__torch__.humanomni.see(frames, shares, self.compressed, self.w, self.padding, self.eps), 0)

  # heard [1,T,A] -> [T/3,D]
  def hear(self: __torch__.humanomni.HumanOmni, heard: Tensor) -> Tensor:
    return torch.squeeze(__torch__.humanomni.hear(heard, self.w), 0)
