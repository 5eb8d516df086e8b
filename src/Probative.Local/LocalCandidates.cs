using Probative.Fingerprints.Candidates;
using Probative.Fingerprints.Index.Storage;
using Probative.Ledger.Facts;
using Probative.Local.Durable;
using Probative.Matching;

namespace Probative.Local;

/// <summary>
/// Where the indexes of candidates of a vault are: a folder for each case among the views, and scratch in
/// `incoming/`.
/// </summary>
/// <param name="vault">The vault, open for writing.</param>
public sealed class LocalCandidates(LocalVault vault) : ICandidateRooms
{
    private const string FolderPrefix = "candidates-v";

    /// <summary>Among the views: entries of another version are of no use.</summary>
    internal static readonly string FolderName = $"{FolderPrefix}{CandidateIndex.Version}";

    public CandidateScratch OpenScratch() => new IncomingCandidates(vault);

    public IIndexFolder Kept(CaseId @case, long destroyed) => new PosixFolder(Path.Combine(
        vault.Directory, VaultPath.Views, FolderName, $"{@case}-{destroyed}"));

    /// <summary>Removes the indexes of every case, of any version. On the durable thread.</summary>
    internal static void Remove(IVaultFs fs) => Remove(fs, _ => true);

    /// <summary>Removes what other versions left. On the durable thread.</summary>
    internal static void Sweep(IVaultFs fs) => Remove(fs, name => name != FolderName);

    private static void Remove(IVaultFs fs, Predicate<string> isGone)
    {
        foreach (var (name, isDirectory) in fs.List(VaultPath.Views) ?? [])
        {
            if (!isDirectory || !name.StartsWith(FolderPrefix, StringComparison.Ordinal) || !isGone(name))
                continue;
            UnfinishedVault.Remove(fs, $"{VaultPath.Views}/{name}");
        }
    }
}
