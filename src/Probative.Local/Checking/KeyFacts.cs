using System.Text;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Keys;
using Probative.Local.Log;

namespace Probative.Local.Checking;

/// <summary>
/// What the facts say of the vault itself: its origin, and the keys that were introduced (facts.md).
/// </summary>
internal sealed class KeyFacts
{
    private readonly List<(string Key, long Index)> _logKeys = [];
    private readonly List<(string Key, string? Note)> _retiredLogKeys = [];
    private string? _origin;
    private string? _handoverKey;
    private CaseId? _ownSequence;

    public void Add(RecordedFact fact)
    {
        // The first fact names the vault's own sequence; only there do these types mean anything.
        _ownSequence ??= fact.Case;
        if (fact.Case != _ownSequence) return;
        var fields = fact.Fields;
        if (fact.Index == 0 && fields.Type == nameof(VaultCreated)) _origin = fields.Text("origin");
        if (fields.Text("key") is not { } key) return;
        var isLog = fields.Text("purpose") == SigningUse.Log.Word();
        if (fields.Type == nameof(KeyIntroduced) && isLog) _logKeys.Add((key, fact.Index));
        else if (fields.Type == nameof(KeyIntroduced)) _handoverKey = key;
        else if (fields.Type == nameof(KeyRetired) && isLog) _retiredLogKeys.Add((key, fields.Text("note")));
    }

    public void Compare(CheckScope scope, LogTrust trust)
    {
        if (trust.Origin is { } origin && _origin != origin)
        {
            scope.Damaged(
                CheckCode.KeyFacts,
                VaultPath.Description,
                $"The first fact names the origin '{_origin}', not '{origin}'.");
        }

        if (trust.KeyLines.Count > 0 && !AreIntroduced(trust.KeyLines, scope.Keyring!))
        {
            scope.Damaged(
                CheckCode.KeyFacts,
                VaultPath.VerifierKeys,
                $"Its lines are not the keys that the facts introduce.");
        }

        var log = trust.Checkpoint is { } own ? new TileSource(own.Size, new TileFiles(scope.Fs).Read) : null;
        if (_retiredLogKeys.Find(old => !IsVouchedFor(old.Key, old.Note, log)) is { Key: { } key })
        {
            scope.Damaged(
                CheckCode.KeyFacts,
                VaultPath.FactDatabase,
                $"The key {key} was retired without a checkpoint of this log by it and the next key.");
        }

        if (_handoverKey is null || !HandoverKeys(scope.Keyring!).Contains(_handoverKey))
        {
            scope.Damaged(
                CheckCode.KeyFacts,
                VaultPath.Keyring,
                $"Its handover key is not the one that the facts introduce.");
        }
    }

    /// <summary>The next key of a change that has not ended may be introduced and not yet named.</summary>
    private bool AreIntroduced(IReadOnlyList<string> lines, Keyring keyring)
    {
        var keys = _logKeys.ConvertAll(introduced => introduced.Key);
        return keys.SequenceEqual(lines, StringComparer.Ordinal)
            || (keyring.NextSeed(SigningUse.Log) is not null
                && keys.SkipLast(1).SequenceEqual(lines, StringComparer.Ordinal));
    }

    /// <summary>Both keys signed a beginning of this log that holds the fact which introduced the next.
    /// </summary>
    private bool IsVouchedFor(string key, string? text, TileSource? log)
    {
        var next = _logKeys.FindIndex(introduced => introduced.Key == key) + 1;
        var note = Encoding.UTF8.GetBytes(text ?? "");
        return next > 0 && next < _logKeys.Count
            && Open(note, key) is not null
            && Open(note, _logKeys[next].Key) is { } both
            && both.Size > (ulong)_logKeys[next].Index
            && IsBeginning(both, log);
    }

    /// <summary>What cannot be compared is not held against it: damage to tiles is told of the tiles.
    /// </summary>
    private static bool IsBeginning(Checkpoint earlier, TileSource? log) =>
        log is null || earlier.Size > log.Size || !log.TryGetFrontier(earlier.Size, out var tree)
            || tree.Root() == earlier.Root;

    private static Checkpoint? Open(byte[] note, string line) =>
        VerifierKey.TryParse(line, out var key, out _)
        && LogCheckpoint.TryOpen(note, key, out var checkpoint, out _)
            ? checkpoint
            : null;

    /// <summary>The present one, and the one that a change which has not ended leads to.</summary>
    private static IEnumerable<string> HandoverKeys(Keyring keyring)
    {
        foreach (var seed in keyring.Seeds(SigningUse.Handover))
        {
            using var key = new HandoverKey(seed);
            yield return key.Jwk.Thumbprint;
        }
    }
}
