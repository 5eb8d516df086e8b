using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>What lies in the vault's folder that no other part of the check has looked at.</summary>
internal static class FolderCheck
{
    private static readonly string[] Roots =
    [
        VaultPath.Description, VaultPath.Lock, VaultPath.FactDatabase, VaultPath.FactDatabase + "-wal",
        VaultPath.FactDatabase + "-shm", VaultPath.KeyDirectory, VaultPath.Items, VaultPath.Derivatives,
        VaultPath.Log, VaultPath.Views, VaultPath.IncomingDirectory, VaultPath.AccessDirectory,
        VaultPath.Uploads,
    ];

    private static readonly Dictionary<string, FormattableString> s_marks = new()
    {
        [VaultPath.Unfinished] = $"Making the vault was interrupted.",
        [VaultPath.Restoring] = $"Restoring the vault was interrupted.",
    };

    public static void Run(CheckScope scope)
    {
        foreach (var name in Names(scope, ""))
        {
            if (s_marks.TryGetValue(name, out var interrupted))
            {
                scope.Noticed(CheckCode.LeftOver, name, interrupted);
            }
            else if (name == VaultPath.Unconfirmed)
            {
                scope.Noticed(CheckCode.Unconfirmed, name, $"This vault was restored; it signs nothing yet.");
            }
            else if (!Roots.Contains(name))
            {
                Stray(scope, name);
            }
        }

        foreach (var name in Names(scope, VaultPath.IncomingDirectory))
        {
            scope.Noticed(
                CheckCode.LeftOver,
                $"{VaultPath.IncomingDirectory}/{name}",
                $"An intake or a matching was interrupted, or is at work.");
        }

        foreach (var name in Names(scope, VaultPath.Uploads))
        {
            scope.Noticed(
                CheckCode.LeftOver,
                $"{VaultPath.Uploads}/{name}",
                $"An upload was not taken in yet. It is no part of the record.");
        }

        foreach (var name in Names(scope, VaultPath.KeyDirectory))
        {
            Known(scope, $"{VaultPath.KeyDirectory}/{name}", VaultPath.Keyring);
        }

        foreach (var name in Names(scope, VaultPath.Log))
        {
            if (name == "tile") continue;
            Known(
                scope,
                $"{VaultPath.Log}/{name}",
                VaultPath.Checkpoint,
                VaultPath.VerifierKey,
                VaultPath.VerifierKeys);
        }

        string[] views = [.. ViewKind.Kept.Select(kind => kind.FileName).SelectMany(file =>
            new[] { file, file + "-wal", file + "-shm" })];
        foreach (var name in Names(scope, VaultPath.Views).Except([.. views, LocalCandidates.FolderName]))
        {
            Left(scope, $"{VaultPath.Views}/{name}");
        }
    }

    private static IEnumerable<string> Names(CheckScope scope, string directory) =>
        (scope.Fs.List(directory) ?? []).Select(entry => entry.Name);

    /// <summary>
    /// A file that is replaced as a whole leaves its unfinished successor when that is interrupted.
    /// </summary>
    private static void Known(CheckScope scope, string path, params ReadOnlySpan<string> known)
    {
        if (known.Contains(path)) return;
        if (path.EndsWith(".new", StringComparison.Ordinal) && known.Contains(path[..^4])) Left(scope, path);
        else Stray(scope, path);
    }

    private static void Left(CheckScope scope, string path) =>
        scope.Noticed(
            CheckCode.LeftOver, path, $"An earlier command was interrupted here, or one is at work.");

    private static void Stray(CheckScope scope, string path) =>
        scope.Noticed(CheckCode.Stray, path, $"A vault has no such file.");
}
