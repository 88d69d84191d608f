# What the encoders share: layers that look at all positions at once.
#
# Letters: B rows, T positions, D hidden size, H heads, d = D / H.

# w: NAME.weight [D], NAME.bias [D]; x [...,D]
def norm(x: Tensor, w: Dict[str, Tensor], name: str, eps: float) -> Tensor:
  return torch.layer_norm(x, [x.size(-1)], w[name + ".weight"], w[name + ".bias"], eps)

# Attention of all positions to all, or to those that may [B,1,1,T] be looked at.
# query, key, value: the names of three linear parts. x [B,T,D] -> [B,T,D], before the part that joins heads
def looked(x: Tensor, w: Dict[str, Tensor], query: str, key: str, value: str, heads: int, may: Optional[Tensor]) -> Tensor:
  q = __torch__.encoder.split(__torch__.linear.linear(x, w, query), heads)
  k = __torch__.encoder.split(__torch__.linear.linear(x, w, key), heads)
  v = __torch__.encoder.split(__torch__.linear.linear(x, w, value), heads)
  attended = torch.scaled_dot_product_attention(q, k, v, may)
  return attended.transpose(1, 2).reshape([x.size(0), x.size(1), -1])

# [B,T,D] -> [B,H,T,d]
def split(x: Tensor, heads: int) -> Tensor:
  return x.view([x.size(0), x.size(1), heads, -1]).transpose(1, 2)

# A layer whose norms stand before its halves, as in SigLIP and Whisper. x [B,T,D]
# n1, n2: norms; join: behind attention; up, down: the feed-forward part; gelu: "none" exact, "tanh" near
def layer(x: Tensor, w: Dict[str, Tensor], n1: str, n2: str, up: str, down: str, gelu: str, heads: int, eps: float) -> Tensor:
  looked = __torch__.encoder.looked(__torch__.encoder.norm(x, w, n1, eps), w, "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", heads, None)
  y = x + __torch__.linear.linear(looked, w, "self_attn.out_proj")
  wide = torch.gelu(__torch__.linear.linear(__torch__.encoder.norm(y, w, n2, eps), w, up), approximate=gelu)
  return y + __torch__.linear.linear(wide, w, down)
