using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Local.Durable;

namespace Probative.Local.Auditing;

/// <summary>
/// Who opened or took out what, when and why: in the folder `access` of a vault, apart from the ledger, so
/// that it can be read by an auditor alone and is erased by dates of its own. Readers write to it too, beside
/// a writer and beside each other; a lock keeps their entries apart.
/// <para>
/// An entry is one write at the end of a file, synced before it counts. A crash leaves a part of it there at
/// most: whatever comes next begins another file, and nothing that was whole is touched.
/// </para>
/// </summary>
public sealed class AccessLog : IDisposable
{
    /// <summary>For so many days entries are kept when nobody has said otherwise: three years.</summary>
    public const long DaysByDefault = 3 * 365;

    // A write and two syncs on a slow disk take far less, and so do a hundred of them.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    private readonly string _directory;
    private readonly byte[] _key;
    private readonly TimeProvider _clock;
    private PosixFs? _fs;
    private DurableThread? _durable;

    internal AccessLog(string directory, byte[] key, TimeProvider clock) =>
        (_directory, _key, _clock) = (directory, key, clock);

    /// <summary>Writes that an access begins. Nothing may be shown before this has returned.</summary>
    /// <param name="command">The words of the command.</param>
    /// <param name="who">The member who acts, or null: not stated.</param>
    /// <param name="why">The reason as given, or null: not stated.</param>
    /// <returns>The name of the access, and why it could not be recorded, if so.</returns>
    /// <exception cref="Ledger.IntegrityException">A sync failed.</exception>
    public async Task<(string Access, Problem? NotRecorded)> BeginAsync(
        string command, MemberId? who, string? why)
    {
        var access = Id.New().ToString();
        var entry = new AccessEntry.Begun(_clock.GetUtcNow(), access, command, who?.ToString(), why);
        return (access, await WriteAsync(entry));
    }

    /// <summary>Writes how an access ends, before its result is shown.</summary>
    /// <returns>Why it could not be recorded; null when it is durable.</returns>
    /// <exception cref="Ledger.IntegrityException">A sync failed.</exception>
    public Task<Problem?> EndAsync(string access, Ending outcome, AccessedThings things) =>
        WriteAsync(new AccessEntry.Ended(_clock.GetUtcNow(), access, (long)outcome, things));

    public void Dispose()
    {
        _durable?.Dispose();
        _fs?.Dispose();
    }

    /// <summary>What stands in each file, the oldest first.</summary>
    /// <exception cref="StorageException">A file cannot be read.</exception>
    internal IEnumerable<(string Name, AccessReading Reading)> Read()
    {
        if (Fs is not { } fs) yield break;
        foreach (var (name, _, _) in AccessFiles.List(fs))
        {
            // Null when it was erased meanwhile.
            if (fs.Read(AccessFiles.PathOf(name), AccessFiles.LimitBytes) is { } bytes)
                yield return (name, AccessReading.Of(_key, name, bytes));
        }
    }

    /// <summary>The first day of which entries have to stay, and for how many days that is.</summary>
    internal (DateOnly Day, long Days) KeptSince()
    {
        var days = DaysByDefault;
        foreach (var (_, reading) in Read())
        {
            foreach (var entry in reading.Entries)
            {
                days = entry switch
                {
                    AccessEntry.Kept kept => kept.Days,
                    AccessEntry.Erased erased => erased.Days,
                    _ => days,
                };
            }
        }

        var today = AccessFiles.DayOf(_clock.GetUtcNow());
        return (today.AddDays((int)-Math.Min(days, today.DayNumber)), days);
    }

    /// <summary>The day of the oldest entry; null when there is none.</summary>
    internal DateOnly? OldestDay =>
        Fs is { } fs && AccessFiles.List(fs) is [var first, ..] ? first.Day : null;

    /// <summary>Writes one entry; null when it is durable.</summary>
    internal Task<Problem?> WriteAsync(AccessEntry entry) => GuardedAsync(fs => Append(fs, entry));

    /// <summary>
    /// Writes that it erases, then removes the files of all days before this one: after a crash between, the
    /// entry stands and the files are left, and erasing once more removes them.
    /// </summary>
    /// <returns>Why nothing, or not everything, was erased; null when all of it is gone.</returns>
    internal Task<Problem?> EraseAsync(AccessEntry.Erased entry, DateOnly before) => GuardedAsync(fs =>
    {
        Append(fs, entry);
        foreach (var (name, day, _) in AccessFiles.List(fs))
        {
            if (day < before) fs.Unlink(AccessFiles.PathOf(name));
        }

        fs.SyncDirectory(VaultPath.AccessDirectory);
    });

    private PosixFs? Fs => _fs ??= PosixFs.TryOpen(_directory);

    private async Task<Problem?> GuardedAsync(Action<PosixFs> write)
    {
        if (Fs is not { } fs) return NotRecorded("There is no such folder.");
        _durable ??= new DurableThread(fs, new Poison());
        try
        {
            return await _durable.RunAsync(_ => Locked(fs, write))
                ? null
                : NotRecorded("Another process holds it for long.");
        }
        catch (StorageException refused)
        {
            return NotRecorded(refused.Problem.Message);
        }
    }

    /// <summary>False when others held the lock for longer than anybody should.</summary>
    private bool Locked(PosixFs fs, Action<PosixFs> write)
    {
        if (fs.CreateDirectory(VaultPath.AccessDirectory)) fs.SyncDirectory("");
        var begun = _clock.GetTimestamp();
        while (true)
        {
            if (fs.TryLock(VaultPath.AccessLock) is { } held)
            {
                using (held) write(fs);
                return true;
            }

            if (_clock.GetElapsedTime(begun) > s_patience) return false;
            Thread.Sleep(s_pause);
        }
    }

    private void Append(PosixFs fs, AccessEntry entry)
    {
        var day = AccessFiles.DayOf(_clock.GetUtcNow());
        var last = AccessFiles.List(fs).LastOrDefault(file => file.Day == day);
        var number = last.Name is null ? 0 : last.Number;
        var name = AccessFiles.NameOf(day, number);
        var bytes = fs.Read(AccessFiles.PathOf(name), AccessFiles.LimitBytes) ?? [];
        var whole = AccessFrames.Whole(bytes);
        if (whole.Bytes < bytes.Length || whole.Bytes > AccessFiles.FullBytes)
        {
            // What a crash left there stays as it is: it may be damage, and then what stands behind it is not
            // ours to write over.
            (name, whole, bytes) = (AccessFiles.NameOf(day, number + 1), default, []);
        }

        var frame = AccessFrames.Seal(_key, name, whole.Entries, entry);
        fs.WriteAt(AccessFiles.PathOf(name), whole.Bytes, frame);
        if (bytes.Length == 0) fs.SyncDirectory(VaultPath.AccessDirectory);
    }

    private Problem NotRecorded(string why) => new(
        "access-not-recorded",
        Path.Combine(Path.GetFullPath(_directory), VaultPath.AccessDirectory),
        $"The access log could not be written: {why}",
        "What was asked for goes on all the same. Where somebody has to account for it, note it elsewhere.");
}
