using System.Text;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Local.Keys;
using Probative.Local.Log;
using Probative.Local.Remembering;

namespace Probative.Local.Checking;

/// <summary>
/// The small files that say whose vault this is: its description, the key file, the verifier keys and the
/// checkpoint. Each has one form, so that every flipped bit in them shows.
/// </summary>
internal sealed class TrustCheck(CheckScope scope)
{
    private const int VkeyLimitBytes = 4_096;
    private const int VkeysLimitBytes = 1024 * 1024;

    public LogTrust Run()
    {
        var origin = ReadOrigin();
        CheckKeyFileMode();
        var key = ReadVkey();
        var lines = ReadVkeys(key);
        if (key is not null && origin is not null && key.Name != origin)
        {
            scope.Damaged(
                CheckCode.VkeyOther,
                VaultPath.VerifierKey,
                $"It is a key of '{key.Name}', not of '{origin}'.");
        }

        if (key is not null && scope.Keyring is { } keyring)
        {
            using var signer = LogSigner.Of(scope.Fs, key.Name, keyring);
            if (signer.Verifier.Line != key.Line)
            {
                scope.Damaged(
                    CheckCode.VkeyOther,
                    VaultPath.VerifierKey,
                    $"It is not the key that signs in this vault.");
            }
        }

        TellUnfinishedChange(key, lines);
        var seen = origin is null ? null : MemoryNote.SeenSize(scope.Memory, origin);
        var checkpoint = ReadCheckpoint(key);
        if (checkpoint is not null && seen > (long)checkpoint.Size)
        {
            scope.Noticed(
                CheckCode.Behind,
                VaultPath.Checkpoint,
                $"{MemoryNote.Words(seen.Value, (long)checkpoint.Size)}");
        }

        return new LogTrust(origin, key, lines, checkpoint);
    }

    private string? ReadOrigin()
    {
        var bytes = scope.Read(VaultPath.Description, VaultDescription.LimitBytes, CheckCode.VaultJson);
        if (bytes is null) return null;
        if (!VaultDescription.TryParse(bytes, out var description, out var damage))
        {
            scope.Damaged(
                CheckCode.VaultJson, VaultPath.Description, $"Byte {damage.Offset}: {damage.Message}");
            return null;
        }

        if (!LogCheckpoint.IsOrigin(description.Origin)
            || !bytes.AsSpan().SequenceEqual(description.ToBytes()))
        {
            scope.Damaged(
                CheckCode.VaultJson, VaultPath.Description, $"It is not in the form that it is written in.");
        }

        return description.Origin;
    }

    private void CheckKeyFileMode()
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var path = scope.FullPath(VaultPath.Keyring);
        if (!OperatingSystem.IsLinux() || !File.Exists(path)) return;
        if ((File.GetUnixFileMode(path) & ~owner) != 0)
        {
            scope.Noticed(
                CheckCode.KeyReadable, VaultPath.Keyring, $"Others than its owner may use this file.");
        }
    }

    private VerifierKey? ReadVkey()
    {
        if (scope.Read(VaultPath.VerifierKey, VkeyLimitBytes, CheckCode.Vkey) is not { } bytes) return null;
        if (!VerifierKey.TryParse(Encoding.UTF8.GetString(bytes).TrimEnd('\n'), out var key, out var damage))
        {
            scope.Damaged(CheckCode.Vkey, VaultPath.VerifierKey, $"Byte {damage.Offset}: {damage.Message}");
            return null;
        }

        if (key.Type == KeyType.Ed25519
            && bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(key.Line + "\n")))
        {
            return key;
        }

        scope.Damaged(
            CheckCode.Vkey, VaultPath.VerifierKey, $"It is not one line with an Ed25519 key of a log.");
        return null;
    }

    /// <summary>Every key that ever signed, the current one last (ledger.md, "The log").</summary>
    private string[] ReadVkeys(VerifierKey? current)
    {
        if (scope.Read(VaultPath.VerifierKeys, VkeysLimitBytes, CheckCode.Vkeys) is not { } bytes) return [];
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines is not [.. var keys, ""] || keys.Length == 0)
        {
            scope.Damaged(
                CheckCode.Vkeys,
                VaultPath.VerifierKeys,
                $"Lines that each end with a newline were expected.");
            return [];
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (VerifierKey.TryParse(keys[i], out var key, out var damage) && key.Line == keys[i]) continue;
            scope.Damaged(
                CheckCode.Vkeys,
                VaultPath.VerifierKeys,
                $"Line {i + 1}, byte {damage.Offset}: {damage.Message}");
        }

        if (current is not null && keys[^1] != current.Line && !IsNextAdded(keys, current))
        {
            scope.Damaged(
                CheckCode.Vkeys, VaultPath.VerifierKeys, $"Its last line is not the key in log/vkey.");
        }

        return keys;
    }

    /// <summary>
    /// A change of the key names the next one before it signs: the facts tell whether they introduce it.
    /// </summary>
    private static bool IsNextAdded(string[] keys, VerifierKey current) =>
        keys.Length > 1 && keys[^2] == current.Line;

    private void TellUnfinishedChange(VerifierKey? current, string[] keys)
    {
        if ((current is not null && IsNextAdded(keys, current))
            || (scope.Keyring is { } keyring
                && SigningUses.All.Any(use => keyring.NextSeed(use) is not null)))
        {
            scope.Noticed(
                CheckCode.KeyChangeUnfinished,
                VaultPath.Keyring,
                $"A change of the key that signs the log, or handovers, has begun and not ended.");
        }
    }

    private Checkpoint? ReadCheckpoint(VerifierKey? key)
    {
        var bytes = scope.Read(VaultPath.Checkpoint, SignedNote.LimitBytes, CheckCode.CheckpointMissing);
        if (bytes is null) return null;

        // Without a key the size still says how much of the log there should be.
        Checkpoint? checkpoint;
        Damage damage;
        var ok = key is null
            ? LogCheckpoint.TryParse(bytes, out _, out checkpoint, out damage)
            : LogCheckpoint.TryOpen(bytes, key, out checkpoint, out damage);
        if (!ok)
        {
            scope.Damaged(
                CheckCode.Checkpoint, VaultPath.Checkpoint, $"Byte {damage.Offset}: {damage.Message}");
            return null;
        }

        if (!SignedNote.TryParse(bytes, out var note, out _) || !bytes.AsSpan().SequenceEqual(note.ToBytes()))
        {
            scope.Damaged(
                CheckCode.Checkpoint, VaultPath.Checkpoint, $"It is not in the form that it is written in.");
        }

        return checkpoint;
    }
}
