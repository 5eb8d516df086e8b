using System.Diagnostics;
using System.Globalization;
using System.Text;
using Probative.Bench.Storage;
using Probative.Incidents;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Ledger.Facts;
using Probative.Local;
using Probative.Reading;
using Probative.Reading.Names;
using Probative.Reading.Propositions;

namespace Probative.Bench.Casework;

/// <summary>
/// A vault of invented incidents with claims about each: the words stand in texts that are in it, each claim
/// is attached by a link, one in five is read. It is recorded once and stays for the next run.
/// </summary>
internal sealed class CaseworkVault(LocalVault vault, CaseId @case, int incidents)
{
    public const string CaseName = "Ten thousand";

    private const int ClaimsOfIncident = 100;
    private const int LinesOfText = 1_000;
    private const int EntityCount = 200;
    private const int PlaceCount = 500;
    private const int ReadOneIn = 5;
    private const int Appenders = 256;

    private readonly List<(ItemId Item, string Text)> _texts = [];
    private readonly List<Reference> _entities = [];
    private readonly List<Reference> _places = [];

    public static async Task EnsureAsync(string directory, int incidents)
    {
        if (File.Exists(Path.Combine(directory, "vault.json"))) return;
        await using var vault = await BenchVault.CreateAsync(directory);
        var ct = CancellationToken.None;
        await foreach (var _ in new MemberAdder(vault).RunAsync(
            new AddMember { By = null, MemberName = "Ira Karst" }, ct))
        {
        }

        var member = (await new MemberRoll(vault).AllAsync(ct)).Single();
        await foreach (var _ in new CaseOpener(vault).RunAsync(
            new OpenCase
            {
                By = member.Id,
                CaseName = CaseName,
                Purpose = "measuring",
                LegalBasis = "none needed",
                ReviewDate = "2037-01-31",
                Role = "investigator",
            },
            ct))
        {
        }

        var standing = (await new CaseRoll(vault).OfAsync(member.Id, ct)).Single();
        var clock = Stopwatch.StartNew();
        await new CaseworkVault(vault, standing.Id, incidents).RecordAsync(standing.Pseudonym);
        Console.WriteLine($"recorded {vault.Ledger.Size} facts in {clock.Elapsed.TotalSeconds:F0} s");
    }

    private async Task RecordAsync(string actor)
    {
        await TextsAsync(actor);
        for (var at = 0; at < EntityCount; at++) _entities.Add(new Reference(NodeKind.Entity, Id.New()));
        for (var at = 0; at < PlaceCount; at++) _places.Add(new Reference(NodeKind.Place, Id.New()));
        await EachAsync(EntityCount, actor, at =>
        [
            new EntityRecorded
            {
                Entity = new EntityId(_entities[at].Id),
                Kind = "unit",
                Name = $"{at + 1}th Company",
                Names = [],
                Remark = null,
                Reason = null,
            },
        ]);
        await EachAsync(PlaceCount, actor, at =>
        [
            new PlaceRecorded
            {
                Place = new PlaceId(_places[at].Id),
                Name = $"Village {at + 1}",
                Names = [],
                Position = new Position(
                    Degrees(1 + (at % 25 / 10.0)), Degrees(3 + (at / 25 / 10.0)), 1_500),
                Iso3166 = null,
                Basis = "invented",
                Reason = null,
            },
        ]);
        await EachAsync(incidents, actor, IncidentOf);
        await vault.Ledger.PublishAsync(CancellationToken.None);
    }

    /// <summary>Everything of one incident, in the order in which somebody would record it.</summary>
    private IEnumerable<IFact> IncidentOf(int number)
    {
        var random = new Random(number);
        var incident = new Reference(NodeKind.Incident, Id.New());
        var claims = Enumerable.Range(0, ClaimsOfIncident).Select(_ => Id.New()).ToList();
        yield return new IncidentDescribed
        {
            Incident = new IncidentId(incident.Id),
            Title = $"Marking of players near village {(number % PlaceCount) + 1}, the {number}th",
            AccordingTo = [new Reference(NodeKind.Claim, claims[0]).ToString()],
            Reason = null,
        };
        var day = new DateOnly(2030, 1, 1).AddDays(random.Next(700));
        yield return Guess(incident, Questions.EventTime, null, Text(day, "yyyy-MM-dd"));
        yield return Guess(incident, Questions.EventTime, null, Text(day.AddDays(40), "yyyy-MM"));
        yield return Guess(
            incident,
            Questions.Place,
            new Whereabouts(_places[number % PlaceCount], null, null, 2_000),
            null);
        for (var at = 0; at < claims.Count; at++)
        {
            foreach (var fact in ClaimOf(number, at, claims[at], incident, random)) yield return fact;
        }
    }

    private IEnumerable<IFact> ClaimOf(int number, int at, Id id, Reference incident, Random random)
    {
        var line = (number * ClaimsOfIncident) + at;
        var (item, text) = _texts[line / LinesOfText % _texts.Count];
        var start = line % LinesOfText * (text.Length / LinesOfText);
        var quote = text.Substring(start, (text.Length / LinesOfText) - 2);
        yield return new ClaimRecorded
        {
            Claim = new ClaimId(id),
            Item = item,
            Start = start,
            End = start + quote.Length,
            Quote = quote,
            Speakers = [$"Outlet {random.Next(40)}", $"speaker {random.Next(5_000)}"],
            Hedges = ["allegedly"],
            Polarity = at % 20 == 19 ? "denies" : "asserts",
        };
        yield return new Linked
        {
            Link = LinkId.New(),
            From = new Reference(NodeKind.Claim, id),
            Relation = Relations.About,
            To = incident,
            Reason = "It tells of it",
        };
        if (at % ReadOneIn != 0) yield break;
        yield return new ClaimRead
        {
            Claim = new ClaimId(id),
            Item = item,
            Proposition = new Proposition
            {
                Type = at == 5 ? PropositionTypes.Control : "alleged_violation",
                Actors = [new Mention("the company", _entities[random.Next(EntityCount)])],
                Affected = at == 5 ? [] : [new Mention("the players", null)],
                Counts = at == 5 ? [] : [new Tally("around four", 3, 5, "players")],
                Place = new Mention("the village", _places[number % PlaceCount]),
                Times = [new SaidTime(at == 5 ? "state" : "event", null, "2030")],
                Method = at == 5 ? null : $"method {random.Next(20)}",
            },
            Hedges = [new HedgeReading("allegedly", "alleged", "event")],
            Reason = null,
        };
    }

    private static HypothesisProposed Guess(
        Reference incident, string of, Whereabouts? where, string? edtf) => new()
    {
        Hypothesis = HypothesisId.New(),
        Incident = new IncidentId(incident.Id),
        Of = of,
        Where = where,
        Edtf = edtf,
        Supports = [],
        Opposes = [],
        Reasons = "The reports",
    };

    /// <summary>The texts that the claims stand in: lines of one length, all different.</summary>
    private async Task TextsAsync(string actor)
    {
        var intake = IntakeId.New();
        var count = Math.Max(1, incidents * ClaimsOfIncident / LinesOfText);
        for (var at = 0; at < count; at++)
        {
            StringBuilder lines = new();
            for (var line = 0; line < LinesOfText; line++)
            {
                lines.Append(
                    CultureInfo.InvariantCulture,
                    $"In text {at:D5} line {line:D4} players were allegedly marked near it.\n");
            }

            var bytes = Encoding.UTF8.GetBytes(lines.ToString());
            await using var file = vault.Items.Begin(bytes.Length);
            for (var done = 0; done < bytes.Length;)
            {
                var room = file.GetBuffer().Span;
                var some = Math.Min(room.Length, bytes.Length - done);
                bytes.AsSpan(done, some).CopyTo(room);
                await file.AdvanceAsync(some, CancellationToken.None);
                done += some;
            }

            var stored = await file.CommitAsync(CancellationToken.None);
            var fact = BenchVault.Received(intake, at, stored.Sha256) with
            {
                SizeBytes = bytes.Length, Name = $"report-{at:D5}.txt",
            };
            await vault.Ledger.AppendAsync(@case, fact, actor, CancellationToken.None);
            _texts.Add((fact.Item, lines.ToString()));
        }
    }

    private async Task EachAsync(int count, string actor, Func<int, IEnumerable<IFact>> facts)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Appenders).Select(_ => Task.Run(async () =>
        {
            for (var at = Interlocked.Increment(ref next); at < count; at = Interlocked.Increment(ref next))
            {
                foreach (var fact in facts(at))
                    await vault.Ledger.AppendAsync(@case, fact, actor, CancellationToken.None);
            }
        })));
    }

    private static string Degrees(double degrees) => degrees.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day, string format) =>
        day.ToString(format, CultureInfo.InvariantCulture);
}
