using Probative.Kernel.Vault;

namespace Probative.Local.Keys;

/// <summary>A signing key that was replaced.</summary>
/// <param name="Introduced">The fact that introduced the next key.</param>
/// <param name="Retired">The fact that retired the old one.</param>
/// <param name="Old">As it was introduced: a verifier key line, or a JWK thumbprint.</param>
/// <param name="New">The same of the key that signs now.</param>
public sealed record KeyRetirement(Appended Introduced, Appended Retired, string Old, string New);
