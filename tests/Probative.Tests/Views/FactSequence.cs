using CsCheck;
using Probative.Examination;
using Probative.Handover;
using Probative.Intake;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Preservation.Agenda;
using Probative.Preservation.Dates;
using Probative.Preservation.Holds;
using Probative.Preservation.Restrictions;
using Probative.Reading.Propositions;
using Probative.Preservation.Terms;
using Probative.Reading;

namespace Probative.Tests.Views;

/// <summary>
/// One random step of casework: what is recorded, in which case, by whom, and which of its fields were
/// destroyed. Ids are drawn from a few, so that facts meet: the same item received again, a claim on it, an
/// intake continued.
/// </summary>
internal sealed record Step(CaseId Case, IFact Fact, string Actor, int DestroyedField)
{
    public RecordedFact AppendTo(MemoryLedger ledger)
    {
        var place = 0;
        return ledger.Append(Case, Fact, Actor, _ => DestroyedField == place++);
    }
}

internal static class FactSequence
{
    private static readonly Gen<Id> AnyId = Gen.ULong[1, 4].Select(low => new Id(7, low));

    private static readonly Gen<Hash32> AnyDigest = Gen.Byte[0, 3].Select(b => Hash32.Of([b]));

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[Gen.Char[' ', '\u04ff'], 0, 20],
        Gen.OneOf("", "\0", "a\0b", "'; DROP TABLE item_v1 --", "\U0001f4f7 зйомка", "café", "﻿x"));

    private static readonly Gen<string?> Stated = AnyText.Null();

    private static readonly Gen<DateTimeOffset?> AnyTime = Gen.Long[-1, 4_000_000_000_000]
        .Select(ms => ms < 0 ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private static readonly Gen<string> AnyCorrected =
        Gen.OneOf("from", "conditions", "url", "seen", "speakers", "hedges", "purpose", "no such field");

    private static readonly Gen<long> AnyCount = Gen.Long[0, 3];

    private static readonly Gen<IFact> AnyFact = Gen.OneOf(
        Opened(), Added(), Joined(), Received(), Appeared(), Started(), Failed(), Finished(), Claimed(),
        HandedOut(), HandoverEnded(), Held(), HoldEnded(), Reviewed(), Retained(),
        Decided(), Released(), Corrected(), Examined(), Noted(), Tasked(), TaskDone(),
        ReadAnew(), IncidentFacts.Described(AnyId, AnyText), IncidentFacts.Decided(AnyId, AnyText),
        IncidentFacts.Stated(AnyId, AnyText), IncidentFacts.Ended(AnyId, AnyText),
        IncidentFacts.Withdrawn(AnyId, AnyText), IncidentFacts.Proposed(AnyId, AnyText),
        IncidentFacts.Argued(AnyId, AnyText), IncidentFacts.Dropped(AnyId, AnyText),
        NameFacts.Any(AnyId, AnyText, Stated), FindingFacts.Any(AnyId, AnyText),
        LawFacts.Any(AnyId, AnyText), MatchFacts.Any(AnyId, AnyText), Unknown());

    public static readonly Gen<Step[]> Any =
        Gen.Select(AnyId, AnyFact, Gen.OneOf(AnyText, FindingFacts.AnyPerson), Gen.Int[-60, 20])
            .Select((id, fact, actor, destroyed) =>
                new Step(CaseId.FromSpan(id.ToArray()), fact, actor, destroyed))
            .Array[0, 120];

    private static Gen<IFact> Opened() =>
        Gen.Select(AnyText, AnyText).Select<string, string, IFact>((name, date) => new CaseOpened
        {
            Name = name, Purpose = "p", LegalBasis = "b", ReviewDate = date,
        });

    private static Gen<IFact> Added() => Gen.Select(AnyId, AnyText).Select<Id, string, IFact>((id, name) =>
        new MemberAdded
        {
            Member = new MemberId(id),
            Pseudonym = "x",
            Name = name,
            Role = name.Length % 2 == 0 ? MemberAdded.Auditor : null,
        });

    private static Gen<IFact> Joined() => Gen.Select(AnyId, AnyText).Select<Id, string, IFact>((id, role) =>
        new MemberJoined { Member = new MemberId(id), Pseudonym = "x", Role = role });

    private static Gen<IFact> Received() =>
        Gen.Select(AnyId, AnyDigest, AnyCount, AnyText, Stated, AnyId, AnyText, AnyTime)
            .Select<Id, Hash32, long, string, string?, Id, string, DateTimeOffset?, IFact>(
                (item, sha256, size, name, from, intake, path, modified) => new ItemReceived
                {
                    Item = new ItemId(item),
                    Sha256 = sha256,
                    SizeBytes = size,
                    Name = name,
                    From = from,
                    How = from,
                    Received = from,
                    Conditions = null,
                    Consent = name,
                    Intake = new IntakeId(intake),
                    Path = path,
                    Modified = modified,
                });

    private static Gen<IFact> Appeared() =>
        Gen.Select(AnyId, AnyId, Stated, Stated).Select<Id, Id, string?, string?, IFact>(
            (id, item, source, seen) => new AppearanceRecorded
            {
                Appearance = new AppearanceId(id),
                Item = new ItemId(item),
                Source = source,
                Url = source,
                TimeShown = seen,
                Zone = null,
                SeenBy = seen,
                SeenHow = source,
                Seen = seen,
                Intake = new IntakeId(item),
            });

    private static Gen<IFact> Started() =>
        Gen.Select(AnyId, AnyDigest).Select<Id, Hash32, IFact>((id, key) => new IntakeStarted
        {
            Intake = new IntakeId(id), Tool = "t", Paths = 2, Key = key,
        });

    private static Gen<IFact> Failed() =>
        Gen.Select(AnyId, AnyText, Stated).Select<Id, string, string?, IFact>((id, text, target) =>
            new IntakeFailed
            {
                Intake = new IntakeId(id),
                Name = text,
                Code = "c",
                Message = text,
                Path = text,
                Target = target,
            });

    private static Gen<IFact> Finished() =>
        Gen.Select(AnyId, AnyCount).Select<Id, long, IFact>((id, failed) => new IntakeFinished
        {
            Intake = new IntakeId(id), Received = 5, Again = 1, Failed = failed,
        });

    private static Gen<IFact> Claimed() =>
        Gen.Select(AnyId, AnyId, AnyText, AnyText.Array[0, 3], Gen.Bool)
            .Select<Id, Id, string, string[], bool, IFact>((id, item, quote, texts, no) => new ClaimRecorded
            {
                Claim = new ClaimId(id),
                Item = new ItemId(item),
                Start = 0,
                End = 7,
                Quote = quote,
                Speakers = texts,
                Hedges = [.. texts.Reverse()],
                Polarity = no ? "denies" : "asserts",
            });

    private static Gen<IFact> ReadAnew() =>
        Gen.Select(AnyId, AnyId, AnyText, Stated, Gen.Bool).Select<Id, Id, string, string?, bool, IFact>(
            (id, item, text, reason, isPlaced) => new ClaimRead
            {
                Claim = new ClaimId(id),
                Item = new ItemId(item),
                Proposition = new Proposition
                {
                    Type = text,
                    Place = isPlaced ? new Mention(text, new Reference(NodeKind.Place, item)) : null,
                    Times = [new SaidTime("event", reason, isPlaced ? "2027-05/.." : text)],
                },
                Hedges = [new HedgeReading(text, text, text)],
                Reason = reason,
            });

    private static Gen<IFact> HandedOut() =>
        Gen.Select(AnyDigest, AnyText, Gen.Bool).Select<Hash32, string, bool, IFact>(
            (digest, to, first) => new HandedOver
            {
                To = to,
                Purpose = to,
                ManifestSha256 = digest,
                Files = [("VERIFY.md", digest)],
                CaseHead = digest,
                Previous = first ? null : digest,
                Items = 1,
                WithheldFacts = 2,
                WithheldFields = 3,
                HandoverKey = "k",
            });

    private static Gen<IFact> HandoverEnded() => AnyDigest.Select<Hash32, IFact>(digest =>
        new HandoverFinished { ManifestSha256 = digest, TreeSize = 1 });

    private static Gen<IFact> Held() =>
        Gen.Select(AnyId, AnyId, Gen.Bool, Stated).Select<Id, Id, bool, string?, IFact>(
            (id, item, whole, text) => new HoldPlaced
            {
                Hold = new HoldId(id),
                Item = whole ? null : new ItemId(item),
                Reason = text ?? "r",
                Until = text,
            });

    private static Gen<IFact> HoldEnded() =>
        Gen.Select(AnyId, AnyText).Select<Id, string, IFact>((id, text) => new HoldReleased
        {
            Hold = new HoldId(id), Item = null, Reason = text,
        });

    private static Gen<IFact> Reviewed() => AnyText.Select<string, IFact>(text => new CaseReviewed
    {
        Next = text, Reason = text,
    });

    private static Gen<IFact> Retained() =>
        Gen.Select(AnyId, Gen.Bool, AnyText).Select<Id, bool, string, IFact>((item, whole, text) =>
            new RetentionSet { Item = whole ? null : new ItemId(item), Until = text, Reason = text });

    private static Gen<IFact> Decided() =>
        Gen.Select(AnyId, AnyText, Gen.Int[0, 3]).Select<Id, string, int, IFact>((id, text, kind) =>
        {
            var item = new ItemId(id);
            return kind switch
            {
                0 => new ItemRestricted { Item = item, Reason = text },
                1 => new RestrictionLifted { Item = item, Reason = text },
                2 => new ConsentWithdrawn { Item = item, Reason = text },
                _ => new KeepingDecided { Item = item, Reason = text },
            };
        });

    private static Gen<IFact> Released() =>
        Gen.Select(AnyId, AnyCount, AnyText).Select<Id, long, string, IFact>((id, receipt, text) =>
            new ConditionReleased
            {
                Item = new ItemId(id), Receipt = receipt, Conditions = text, Reason = text,
            });

    // The index is often that of no fact, or of another one: then nothing may be corrected by it.
    private static Gen<IFact> Corrected() =>
        Gen.Select(AnyId, Gen.Long[0, 40], Gen.Long[1, 12], AnyCorrected, Stated)
            .Select<Id, long, long, string, string?, IFact>((item, index, number, field, text) =>
                new FieldCorrected
                {
                    Item = new ItemId(item),
                    Corrects = number,
                    CorrectsIndex = index,
                    CorrectsLeaf = default,
                    Field = field,
                    Was = JsonValue.FromString(text),
                    Value = field is "speakers" or "hedges"
                        ? new JsonValue.List([JsonValue.FromString(text ?? "x")])
                        : JsonValue.FromString(text),
                    Reason = "r",
                });

    private static Gen<IFact> Examined() =>
        Gen.Select(AnyId, AnyDigest, Gen.OneOf("identity", "metadata", "\0"), Gen.Int[1, 3], Gen.Bool)
            .Select<Id, Hash32, string, int, bool, IFact>((item, sha256, name, version, isFound) =>
                new ItemExamined
                {
                    Item = new ItemId(item),
                    Sha256 = sha256,
                    Examination = name,
                    Procedure = new Procedure(version, ["tool 1"], []),
                    Sandbox = isFound ? "s" : null,
                    Outcome = isFound ? "found" : "failed",
                    Code = isFound ? null : "c",
                    Message = isFound ? null : name,
                    Output = isFound ? sha256 : null,
                    Derivatives = isFound ? [new MadeDerivative(name, sha256, 1, "t")] : [],
                });

    private static Gen<IFact> Noted() =>
        Gen.Select(AnyId, AnyId, Gen.Bool, AnyText).Select<Id, Id, bool, string, IFact>(
            (id, item, whole, text) => new NoteAdded
            {
                Note = new NoteId(id), Item = whole ? null : new ItemId(item), Text = text,
            });

    private static Gen<IFact> Tasked() =>
        Gen.Select(AnyId, AnyId, Gen.Bool, Stated).Select<Id, Id, bool, string?, IFact>(
            (id, item, whole, text) => new TaskAdded
            {
                Task = new TaskId(id),
                Item = whole ? null : new ItemId(item),
                Text = text ?? "t",
                Assignee = text,
                Due = text,
            });

    private static Gen<IFact> TaskDone() =>
        Gen.Select(AnyId, AnyText, Gen.Bool).Select<Id, string, bool, IFact>((id, text, isDone) =>
            new TaskEnded
            {
                Task = new TaskId(id), Item = null, Outcome = isDone ? "done" : "dropped", Reason = text,
            });

    private static Gen<IFact> Unknown() => Gen.Const<IFact>(new WrittenByANewerProgram());

    private sealed record WrittenByANewerProgram : IFact
    {
        public string Type => nameof(WrittenByANewerProgram);

        public void Write(FactFields fields) => fields.Add("item", "not an id");
    }
}
