using Probative.Kernel.Vault;
using Probative.Local.Auditing;

namespace Probative.Local.Checking;

/// <summary>
/// Opens every entry of the access log. That its end was cut off, or a day removed, does not show: it is no
/// part of the record that outsiders can check.
/// </summary>
internal static class AccessCheck
{
    public static void Run(CheckScope scope, CancellationToken ct)
    {
        var key = scope.Keyring?.AccessKey;
        foreach (var entry in scope.Fs.List(VaultPath.AccessDirectory) ?? [])
        {
            ct.ThrowIfCancellationRequested();
            var path = AccessFiles.PathOf(entry.Name);
            if (path == VaultPath.AccessLock) continue;
            if (!AccessFiles.TryParse(entry.Name, out _, out _))
                scope.Noticed(CheckCode.Stray, path, $"A vault has no such file.");
            else if (key is not null) CheckFile(scope, key, entry.Name, path);
        }
    }

    private static void CheckFile(CheckScope scope, byte[] key, string name, string path)
    {
        try
        {
            // Null when it was erased meanwhile.
            if (scope.Fs.Read(path, AccessFiles.LimitBytes) is not { } bytes) return;
            var reading = AccessReading.Of(key, name, bytes);
            foreach (var place in reading.Damaged)
                scope.Damaged(CheckCode.Access, path, $"Entry {place} does not open.");
            if (reading.IsTornInside)
            {
                scope.Damaged(
                    CheckCode.Access, path, $"The last {reading.TornBytes} bytes cannot be read as entries.");
            }
            else if (reading.TornBytes > 0)
            {
                scope.Noticed(
                    CheckCode.AccessTorn,
                    path,
                    $"Its last {reading.TornBytes} bytes are no whole entry: of a crash, damage, or now.");
            }
        }
        catch (StorageException refused)
        {
            scope.Damaged(CheckCode.Unreadable, path, $"{refused.Problem.Message}");
        }
    }
}
