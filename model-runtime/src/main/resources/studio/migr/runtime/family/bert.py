# BERT (arXiv 1810.04805): the norms stand behind each half layer, exact GELU, all tokens of one segment.
#
# Letters: B rows, T tokens, D hidden size.

# ids and mask [B,T], 1 where there is a token -> [B,T,D], in float32
def encode(ids: Tensor, mask: Tensor, top: Dict[str, Tensor], layers: List[Dict[str, Tensor]], heads: int, eps: float) -> Tensor:
  words = top["embeddings.word_embeddings.weight"]
  places = torch.slice(top["embeddings.position_embeddings.weight"], 0, 0, ids.size(1))
  segment = top["embeddings.token_type_embeddings.weight"][0]
  x = torch.embedding(words, torch.to(ids, words.device)) + segment + places
  x = __torch__.encoder.norm(x, top, "embeddings.LayerNorm", eps)
  may = torch.to(mask, words.device).view([mask.size(0), 1, 1, -1]) > 0
  for i in range(len(layers)):
    w = layers[i]
    looked = __torch__.encoder.looked(x, w, "attention.self.query", "attention.self.key", "attention.self.value", heads, may)
    y = __torch__.encoder.norm(x + __torch__.linear.linear(looked, w, "attention.output.dense"), w, "attention.output.LayerNorm", eps)
    wide = torch.gelu(__torch__.linear.linear(y, w, "intermediate.dense"))
    x = __torch__.encoder.norm(y + __torch__.linear.linear(wide, w, "output.dense"), w, "output.LayerNorm", eps)
  return torch.to(x, 6)

class Bert(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  eps : float
  top : Dict[str, Tensor]
  layers : List[Dict[str, Tensor]]

  def put(self: __torch__.bert.Bert, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    tensor = __torch__.weights.received(raw, stored, wanted, device)
    if layer < 0:
      self.top[name] = tensor
    else:
      while len(self.layers) <= layer:
        self.layers.append(annotate(Dict[str, Tensor], {}))
      self.layers[layer][name] = tensor
    return None

  # ids and mask [B,T], 1 where there is a token -> [B,T,D], in float32
  def encode(self: __torch__.bert.Bert, ids: Tensor, mask: Tensor) -> Tensor:
    return __torch__.bert.encode(ids, mask, self.top, self.layers, self.heads, self.eps)

  # A summary of each row from its first token. states [B,T,D] -> [B,D], in float32
  def pooled(self: __torch__.bert.Bert, states: Tensor) -> Tensor:
    first = torch.to(torch.select(states, 1, 0), self.top["pooler.dense.weight"].dtype)
    return torch.to(torch.tanh(__torch__.linear.linear(first, self.top, "pooler.dense")), 6)
