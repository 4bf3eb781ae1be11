package vault

// Suggest makes a passphrase of words drawn with the vault's own means.
func (v *Vault) Suggest() (string, error) { return Suggest(v.crypto.Random) }
