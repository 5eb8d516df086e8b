using System.Text;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Local.Durable;

namespace Probative.Local.Remembering;

/// <summary>
/// What this machine remembers of a log outside the vault: the last checkpoint that it published. A disk of
/// yesterday that is put back knows nothing of today; this does. A folder with one file for each log, which
/// may lie on another disk. That it cannot be written is told, and hinders nobody.
/// </summary>
internal sealed class CheckpointMemory(string folder, string origin)
{
    // The name of a log may hold anything that is printable.
    private readonly string _name = $"{Hash32.Of(Encoding.UTF8.GetBytes(origin)).ToHex()}.checkpoint";

    /// <summary>The file, for messages.</summary>
    public string Path => System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), _name);

    /// <summary>Why something could not be remembered; null as long as all was.</summary>
    public Problem? Failure { get; private set; }

    /// <summary>The note of the last checkpoint; null when there is none, or it cannot be read.</summary>
    public byte[]? Recall()
    {
        try
        {
            using var fs = PosixFs.TryOpen(folder);
            return fs?.Read(_name, SignedNote.LimitBytes);
        }
        catch (StorageException refused)
        {
            Fail(refused.Problem.Message);
            return null;
        }
    }

    /// <summary>Returns when the note is durable, or it is known why not. On the durable thread.</summary>
    public void Remember(byte[] note)
    {
        try
        {
            // A crash here leaves the note before: what was published since is not missed by it.
            using var fs = PosixFs.Create(folder);
            if (fs.Read(_name, SignedNote.LimitBytes).AsSpan().SequenceEqual(note)) return;
            AtomicFile.Write(fs, _name, note, Access.Replaceable);
        }
        catch (StorageException refused)
        {
            Fail(refused.Problem.Message);
        }
        catch (IntegrityException doubt)
        {
            // The vault lies elsewhere and is in no doubt.
            Fail(doubt.Message);
        }
    }

    /// <summary>What is there is no checkpoint of this log.</summary>
    public void FailUnreadable(string what) => Fail($"What is there is no checkpoint of this log: {what}");

    private void Fail(string message) => Failure = new Problem(
        "checkpoint-not-remembered",
        Path,
        $"This machine cannot remember the last checkpoint of this log. {message}",
        "Set PROBATIVE_STATE to a folder that can be written, best on another disk: it shows when "
            + "an older copy of the "
            + "vault is put back.");
}
