using Probative.Ledger;

namespace Probative.Local.Backups;

/// <summary>The digest of stored bytes, and who has a file of it.</summary>
/// <param name="Directory">`items` or `derivatives`.</param>
/// <param name="Sha256">The digest.</param>
/// <param name="InVault">True when the vault has it.</param>
/// <param name="InBackup">True when the backup has it.</param>
internal readonly record struct StoredName(string Directory, Hash32 Sha256, bool InVault, bool InBackup);
