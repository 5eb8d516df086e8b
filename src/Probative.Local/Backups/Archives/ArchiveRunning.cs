using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Formats.Age;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;
using Probative.Local.Items;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// One backup in an age file, of the vault as it stood at one moment. The order, with what a crash after each
/// step leaves:
/// <list type="number"><item>segments, stored bytes and the description are written under a name of no
/// meaning and synced: that file, which the next run removes;</item><item>the key file is copied, if asked
/// for: the same;</item><item>the file gets its name: a whole backup;</item><item>the list of what is held is
/// replaced: until then the next file holds again what this one holds.</item></list>
/// </summary>
internal sealed class ArchiveRunning(
    BackupMoment moment,
    ArchiveTarget target,
    ArchiveState? earlier,
    IReadOnlyList<AgeRecipient> recipients,
    MakeArchive command,
    Action<CommandEvent> tell)
{
    private const string Hint =
        "This backup does not hold it. Run `probative check`, and repair the vault.";

    private readonly List<(string Directory, Hash32 Sha256)> _added = [];
    private BackupDescription? _written;
    private long _bytes;
    private long _sizeBytes;
    private long _toldAt;

    /// <summary>What the vault has lost or holds damaged; each was told.</summary>
    public long Failed { get; private set; }

    /// <summary>What is held once the file has its name.</summary>
    public ArchiveState State => ArchiveState.After(earlier, _written!, _added);

    /// <summary>False when fields were destroyed meanwhile: then it is to be run again.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var file = await target.BeginAsync();
        if (!await Task.Run(() => Write(file, ct), CancellationToken.None)) return false;
        var keys = command.Keys is null ? null : moment.ReadKeys();
        if (moment.IsPast) return false;
        if (keys is not null) await BackupMoment.WriteKeysAsync(target.Durable, command.Keys!, keys);
        await target.ShowAsync();
        TellLost();
        return true;
    }

    public JsonObject ToJson() => new()
    {
        ["vault"] = moment.Vault.FullPath(""),
        ["to"] = target.FullPath,
        ["whole"] = earlier is null,
        ["facts"] = _written!.Facts,
        ["new_facts"] = _written.Runs[^1].Facts,
        ["new_files"] = _written.Runs[^1].Files,
        ["new_bytes"] = _written.Runs[^1].Bytes,
        ["file_bytes"] = _sizeBytes,
        ["recipients"] = new JsonArray([.. recipients.Select(one => JsonValue.Create(one.ToString()))]),
        ["state"] = command.State is { } state ? Path.GetFullPath(state) : null,
        ["keys"] = command.Keys is { } keys ? Path.GetFullPath(keys) : null,
        ["last_checkpoint"] = moment.CheckpointToJson(_written.Origin),
        ["not_shown"] = new JsonArray([.. NotShown().Select(line => JsonValue.Create(line))]),
    };

    private IEnumerable<string> NotShown()
    {
        yield return BackupNotShown.Keys(command.Keys is not null);
        yield return BackupNotShown.OlderKeys;
        yield return "Age files are never changed: what is destroyed from now on stays in this one until it "
            + "is destroyed too.";
        if (earlier is not null)
        {
            yield return "It restores only together with every file that it follows on, the whole one first.";
        }

        yield return "Who wrote it: whoever knows a recipient can write an age file. Restoring holds it "
            + "against the log's key.";
        yield return BackupNotShown.Drill;
    }

    private bool Write(DurableFileStream file, CancellationToken ct)
    {
        using var writer = new ArchiveWriter(file, recipients);
        var segments = new SegmentsSince(earlier?.Description, moment.Rows, moment.State);
        foreach (var (segment, bytes) in segments.New())
        {
            ct.ThrowIfCancellationRequested();
            writer.Add(BackupPath.Segment(segment), bytes, bytes.Length);
            Progress("facts", segment.To, moment.State.Facts, 0);
        }

        if (segments.IsPast) return false;
        try
        {
            WriteFiles(writer, ct);
        }
        catch (IOException failed) when (failed is not StorageException)
        {
            throw Failure.Of("read", VaultPath.Items, failed);
        }

        foreach (var (path, whole) in AccessCopy.Read(moment.Vault))
            writer.Add(path, whole.ToArray(), whole.Length);
        if (earlier is not null)
        {
            var follows = Encoding.ASCII.GetBytes(Hash32.Of(earlier.Description.ToBytes()).ToHex());
            writer.Add(ArchivePath.Follows, follows, follows.Length);
        }

        _written = Describe(segments.All);
        var description = _written.ToBytes();
        writer.Add(BackupPath.Description, description, description.Length);
        _sizeBytes = writer.Complete();
        return true;
    }

    private BackupDescription Describe(IReadOnlyList<SegmentEntry> segments)
    {
        var facts = moment.State.Facts;
        return moment.Describe(earlier?.Description, segments, facts, at => new BackupRun(
            at, command.Tool, facts - (earlier?.Description.Facts ?? 0), _added.Count, _bytes));
    }

    private void WriteFiles(ArchiveWriter writer, CancellationToken ct)
    {
        var names = StoredNames.All(moment.Vault)
            .Where(name => earlier is null || !earlier.Holds(name.Directory, name.Sha256))
            .Select(name => new StoredName(name.Directory, name.Sha256, InVault: true, InBackup: false));
        var files = new HashedFiles(moment.Vault, Hint);
        foreach (var file in files.Read(names, ct))
        {
            if (file.Problem is { } problem)
            {
                Fail(problem);
                continue;
            }

            var path = StoredItems.PathOf(file.Name.Directory, file.Name.Sha256);
            if (file.Bytes is { } bytes)
            {
                writer.Add(path, bytes, (int)file.SizeBytes);
                ArrayPool<byte>.Shared.Return(bytes);
            }
            else
            {
                using var stream = files.OpenAgain(file);
                writer.Add(path, stream);
            }

            _added.Add((file.Name.Directory, file.Name.Sha256));
            _bytes += file.SizeBytes;
            Progress("files", _added.Count, null, _bytes);
        }
    }

    /// <summary>As long as nothing was destroyed, what earlier files hold and the vault has not was lost.
    /// </summary>
    private void TellLost()
    {
        if (earlier is null || earlier.Description.Swept != moment.State.Rekeys) return;
        foreach (var (directory, sha256) in earlier.Names)
        {
            var path = StoredItems.PathOf(directory, sha256);
            if (moment.Vault.SizeBytes(path) is not null) continue;
            Fail(new Problem(
                "item-missing",
                moment.Vault.FullPath(path),
                "The vault has lost this file; an earlier age file holds it.",
                "Bring it back with `probative repair --from`, naming the age files."));
        }
    }

    private void Fail(Problem problem)
    {
        Failed++;
        tell(new CommandEvent.Noted(problem));
    }

    /// <summary>Tells how far the work is, but not more often than a person can see.</summary>
    private void Progress(string what, long done, long? total, long bytes)
    {
        const long pauseMilliseconds = 100;
        var now = Environment.TickCount64;
        if (now - _toldAt < pauseMilliseconds) return;
        _toldAt = now;
        tell(new CommandEvent.Progress(what, done, total, bytes, null));
    }
}
