using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Local.Durable;
using Probative.Local.Keys;

namespace Probative.Local.Checking;

/// <summary>What every part of a check works with.</summary>
internal sealed class CheckScope(PosixFs fs, KeySource keys, int lanes, Action<CommandEvent> tell)
{
    private const long PauseMilliseconds = 100;

    private long _toldAt;

    public PosixFs Fs => fs;

    public KeySource Keys => keys;

    /// <summary>The opened keys; null when they are damaged or nobody gave the secret.</summary>
    public Keyring? Keyring => keys.Keyring;

    /// <summary>How much is done at the same time.</summary>
    public int Lanes => lanes;

    /// <summary>The folder in which this machine remembers checkpoints, if it is to be asked.</summary>
    public string? Memory { get; init; }

    public Findings Findings { get; } = new(tell);

    public string FullPath(string path) => fs.FullPath(path);

    /// <summary>
    /// A small file as a whole; null when it is not there or cannot be read, which then is told.
    /// </summary>
    public byte[]? Read(string path, int limitBytes, CheckCode missing)
    {
        try
        {
            if (fs.Read(path, limitBytes) is { } bytes) return bytes;
            Damaged(missing, path, $"The file does not exist.");
        }
        catch (StorageException refused)
        {
            Damaged(CheckCode.Unreadable, path, $"{refused.Problem.Message}");
        }

        return null;
    }

    public void Damaged(CheckCode code, string path, FormattableString message) =>
        Findings.Damaged(code, FullPath(path), message);

    public void Noticed(CheckCode code, string path, FormattableString message) =>
        Findings.Noticed(code, FullPath(path), message);

    /// <summary>Tells how far the work is, but not more often than a person can see.</summary>
    public void Progress(string what, long done, long? total, long bytesDone = 0, long? bytesTotal = null)
    {
        var now = Environment.TickCount64;
        var last = Interlocked.Read(ref _toldAt);
        if (done != total && now - last < PauseMilliseconds) return;
        if (Interlocked.CompareExchange(ref _toldAt, now, last) != last) return;
        tell(new CommandEvent.Progress(what, done, total, bytesDone, bytesTotal));
    }
}
