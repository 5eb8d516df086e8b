using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Local;
using Probative.Local.Auditing;

namespace Probative.Cli;

/// <summary>
/// What the access log is told of one command: first that it begins, then how it ended and of what it was, by
/// the ids in what it answers. That it cannot be written is told, and hinders nobody: a vault can be read
/// from a medium that takes no writes.
/// </summary>
internal sealed class AccessNote
{
    public const int WhyLengthMax = 500;

    // The members of rows and results that say by id what they are of.
    private static readonly string[] s_things =
        ["id", "item", "claim", "hold", "destruction", "appearance", "fact", "manifest_sha256", "incident"];

    // The parts of a result that hold lists of such rows: each row was shown.
    private static readonly string[] s_parts = ["said", "observed", "open", "hypotheses"];

    private readonly AccessLog _log;
    private readonly string _access;
    private readonly Action<Problem> _tell;
    private readonly SortedSet<string> _cases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private long _count;
    private bool _isUnwritable;

    private AccessNote(AccessLog log, string access, Action<Problem> tell) =>
        (_log, _access, _tell) = (log, access, tell);

    /// <summary>Returns when the log says durably that the command begins, or it was told that it does
    /// not.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="command">The words of the command.</param>
    /// <param name="who">The member who acts; null when nobody had to say.</param>
    /// <param name="why">The reason, or null.</param>
    /// <param name="tell">Is told when the log cannot be written.</param>
    public static async Task<AccessNote> BeginAsync(
        LocalVault vault, string command, MemberId? who, string? why, Action<Problem> tell)
    {
        var reason = why is { Length: > WhyLengthMax } ? why[..WhyLengthMax] : why;
        var (access, problem) = await vault.Access.BeginAsync(command, who, reason);
        var note = new AccessNote(vault.Access, access, tell);
        note.Tell(problem);
        return note;
    }

    /// <summary>
    /// The same for a command that opens no vault by itself. Without what opens the keys there is no entry,
    /// and that is told.
    /// </summary>
    public static async Task<(LocalVault? Vault, AccessNote? Note)> BeginAsync(
        VaultRequest request, string command, string? wanted, string? why, Action<Problem> tell)
    {
        switch (LocalVault.OpenForReading(request))
        {
            case OpeningOutcome.Opened(var vault, _):
                var found = await new MemberRoll(vault).FindAsync(wanted, CancellationToken.None);
                var who = (found as MemberFound.One)?.Member.Id;
                return (vault, await BeginAsync(vault, command, who, why, tell));
            case OpeningOutcome.Refused(var refusal) when refusal.Problem.Code != "no-vault":
                tell(new Problem(
                    "access-not-recorded",
                    null,
                    $"This stands in no access log, because the vault was not opened: "
                        + refusal.Problem.Message,
                    "Give what opens the keys, or note elsewhere that it was done."));
                return (null, null);
            default:
                return (null, null);
        }
    }

    /// <summary>Takes the ids out of a row, or a result.</summary>
    public void Add(JsonNode? told)
    {
        if (told is not JsonObject members) return;
        var before = _count;
        if (IdOf(members["case"]) is { } @case && Id.TryParse(@case, out _)) _cases.Add(@case);
        foreach (var name in s_things)
        {
            if (members[name] is { } value && ThingOf(name, value) is { } thing) Take(thing);
        }

        foreach (var list in s_parts.SelectMany(name => Lists(members[name])))
        {
            foreach (var row in list) Add(row);
        }

        // What is no thing of its own, nor a whole case, is a fact.
        var isCase = IdOf(members["kind"]) == "case";
        if (_count == before && !isCase && members["index"] is JsonValue index
            && index.TryGetValue(out long at))
        {
            Take(Fact(at));
        }
    }

    /// <summary>Returns when the log says durably how it ended, or it was told that it does not.</summary>
    public async Task EndAsync(Ending ending)
    {
        if (_isUnwritable) return;
        Tell(await _log.EndAsync(_access, ending, new AccessedThings([.. _cases], _ids, _count)));
    }

    private static IEnumerable<JsonArray> Lists(JsonNode? part) =>
        part is JsonObject lists ? lists.Select(list => list.Value).OfType<JsonArray>() : [];

    private static string? ThingOf(string name, JsonNode value)
    {
        if (name == "fact" && value is JsonObject fact)
            return fact["index"] is JsonValue at && at.TryGetValue(out long index) ? Fact(index) : null;
        if (IdOf(value) is not { } text) return null;
        if (name == "manifest_sha256") return $"manifest:{text}";
        return Id.TryParse(text, out _) ? text : null;
    }

    private static string? IdOf(JsonNode? value) => value switch
    {
        JsonObject thing => IdOf(thing["id"]),
        JsonValue text when text.TryGetValue(out string? id) => id,
        _ => null,
    };

    private static string Fact(long index) => string.Create(CultureInfo.InvariantCulture, $"fact:{index}");

    private void Take(string thing)
    {
        if (_listed.Contains(thing)) return;
        _count++;
        if (_ids.Count == AccessedThings.ListedMax) return;
        _listed.Add(thing);
        _ids.Add(thing);
    }

    private void Tell(Problem? problem)
    {
        if (problem is null || _isUnwritable) return;
        _isUnwritable = true;
        _tell(problem);
    }
}
