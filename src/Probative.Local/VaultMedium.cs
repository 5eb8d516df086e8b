using Probative.Local.Durable;
using Probative.Local.Facts;

namespace Probative.Local;

/// <summary>
/// What a vault stands on: a folder and a database. The real ones, or those of a simulated disk.
/// </summary>
internal sealed record VaultMedium
{
    public required IVaultFs Fs { get; init; }

    /// <summary>Makes an empty store for a new vault, and opens it for writing.</summary>
    public required Func<IFactStore> CreateFacts { get; init; }

    /// <summary>Opens the facts for writing; it is an integrity exception when there are none.</summary>
    public required Func<IFactStore> OpenFacts { get; init; }

    /// <summary>
    /// Removes the facts of a vault whose making was interrupted. Called on the durable thread.
    /// </summary>
    public required Action DiscardFacts { get; init; }

    public static VaultMedium Posix(PosixFs fs)
    {
        var database = fs.FullPath(VaultPath.FactDatabase);
        return new VaultMedium
        {
            Fs = fs,
            CreateFacts = () => FactDatabase.Create(database),
            OpenFacts = () => FactDatabase.Open(database),
            DiscardFacts = () =>
            {
                foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
                {
                    fs.Unlink(VaultPath.FactDatabase + suffix);
                }
            },
        };
    }
}
