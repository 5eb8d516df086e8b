using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Local.Durable;

namespace Probative.Local.Locking;

/// <summary>
/// Held for life by the one process that may write. The kernel drops it when the process ends, however it
/// ends, so there is no stale lock to remove. Its text only tells the loser who holds it; the epoch in the
/// database is what keeps out a writer whose lock was lost, on a network file system for one.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private const int TextLimitBytes = 4096;

    private readonly IVaultLock _lock;

    private WriterLock(IVaultLock held, string holder)
    {
        _lock = held;
        Holder = holder;
    }

    /// <summary>Who holds it, in words: "process 4711, add, since ...".</summary>
    public string Holder { get; }

    /// <summary>The lock, or null and who holds it. Called on the durable thread.</summary>
    public static WriterLock? TryTake(IVaultFs fs, string command, TimeProvider clock, out Refusal? refusal)
    {
        refusal = null;
        if (fs.TryLock(VaultPath.Lock) is not { } held)
        {
            var holder = Describe(fs.Read(VaultPath.Lock, TextLimitBytes));
            refusal = new Refusal(Ending.Refused, new Problem(
                "vault-held",
                fs.FullPath(VaultPath.Lock),
                $"Another process is writing to this vault: {holder}.",
                holder.Contains(", serve, ", StringComparison.Ordinal)
                    ? "That is the workbench: end it by Ctrl-C where it runs, then run the command again. "
                        + "Reading, and whatever works on an open vault, goes on beside it."
                    : "Wait until it has ended, or end it, then run the command again. "
                        + "Reading works meanwhile."));
            return null;
        }

        var text = CanonicalJson.ToBytes(new JsonValue.Map(
            KeyValuePair.Create<string, JsonValue>("command", command),
            KeyValuePair.Create<string, JsonValue>("pid", Environment.ProcessId),
            KeyValuePair.Create<string, JsonValue>("since", FactTime.Format(clock.GetUtcNow()))));
        held.Describe(text);
        return new WriterLock(held, Describe(text));
    }

    public void Dispose() => _lock.Dispose();

    private static string Describe(byte[]? text)
    {
        if (text is null || !CanonicalJson.TryParse(text, out var value, out _)
            || value is not JsonValue.Map map
            || map["pid"] is not JsonValue.Number { Value: var pid }
            || map["command"] is not JsonValue.Text { Value: var command }
            || map["since"] is not JsonValue.Text { Value: var since })
        {
            // It was caught between taking the lock and writing its name.
            return "a process that has just begun";
        }

        return string.Create(CultureInfo.InvariantCulture, $"process {pid}, {command}, since {since}");
    }
}
