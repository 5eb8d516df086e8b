using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Probative.Bench.Storage;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Local.Views;

namespace Probative.Bench.Search;

/// <summary>
/// A vault whose views have a million invented passages: every second one the text of an item, the others
/// claims. No fact says them: it is the input of the measure of searching, and serves for nothing else.
/// </summary>
internal static class SearchVault
{
    public const int Passages = 1_000_000;

    private const long FirstRow = 1_000_000;

    /// <summary>Makes it, unless an earlier run did; who searches it.</summary>
    public static async Task<MemberId> EnsureAsync(string directory, PassageMill mill)
    {
        var made = Path.Combine(directory, "made.txt");
        if (File.Exists(made) && Id.TryParse(File.ReadAllText(made), out var before))
            return new MemberId(before);
        MemberId member;
        await using (var vault = await BenchVault.CreateAsync(directory))
        {
            var added = await ResultOf(
                new MemberAdder(vault).RunAsync(new AddMember { By = null, MemberName = "Bench" }, default));
            if (!Id.TryParse((string?)added["member"]!["id"], out var id)) throw new UnreachableException();
            member = new MemberId(id);
            await ResultOf(new CaseOpener(vault).RunAsync(
                new OpenCase
                {
                    By = member,
                    CaseName = BenchVault.Case.Name,
                    Purpose = BenchVault.Case.Purpose,
                    LegalBasis = BenchVault.Case.LegalBasis,
                    ReviewDate = BenchVault.Case.ReviewDate,
                    Role = "investigator",
                },
                default));
        }

        Fill(directory, mill);
        File.WriteAllText(made, member.ToString());
        return member;
    }

    private static void Fill(string directory, PassageMill mill)
    {
        var clock = Stopwatch.StartNew();
        var listing = Path.Combine(directory, "views", ViewKind.Listing.FileName);
        var @case = CaseIn(Path.Combine(directory, "views", ViewKind.Cases.FileName));
        using (var db = ViewDatabase.OpenForWriting(listing)) FillListing(db, @case, mill);
        Console.WriteLine($"{Passages} passages written in {clock.Elapsed.TotalSeconds:F1} s, "
            + $"listing {new FileInfo(listing).Length / 1e6:F0} MB");
        using (var db = ViewDatabase.OpenForWriting(
            Path.Combine(directory, "views", ViewKind.Claims.FileName)))
        {
            FillClaims(db, @case, mill);
        }
    }

    private static void FillListing(SqliteConnection db, byte[] @case, PassageMill mill)
    {
        ViewDatabase.Execute(db, "BEGIN");
        using var words = new ListedWords(db);
        using var items = Command(
            db,
            """
            INSERT INTO listed_v1 (Row, "Case", Item, Number, Name, NameKey, Flags, Receipts, Appearances,
                Examinations, Failures, Notes)
            VALUES ($Row, $Case, $Id, $Row, 'bench.txt', 'bench.txt', 64, 1, 0, 1, 0, 0)
            """,
            "Row", "Case", "Id");
        using var nodes = Command(
            db,
            """
            INSERT INTO listed_node_v1 (Row, "Case", Number, Part, Id, Item, IsFixed)
            VALUES ($Row, $Case, $Row, $Part, $Id, $Id, 0)
            """,
            "Row", "Case", "Id", "Part");
        for (var i = 0; i < Passages; i++)
        {
            var row = FirstRow + i;
            var isItem = i % 2 == 0;
            if (isItem) Run(items, row, @case, IdOf(i));
            Run(nodes, row, @case, IdOf(i), isItem ? ListedPart.Name : ListedPart.Claim);
            words.Put(row, isItem ? ListedPart.Text : ListedPart.Claim, mill.Passage(i));
        }

        ViewDatabase.Execute(db, "COMMIT");
    }

    private static void FillClaims(SqliteConnection db, byte[] @case, PassageMill mill)
    {
        ViewDatabase.Execute(db, "BEGIN");
        using var claims = Command(
            db,
            """
            INSERT INTO claim_v4 (FromIndex, "Index", "Case", Number, Id, Item, Start, "End", Quote, Speakers,
                Hedges, Polarity)
            VALUES ($Row, $Row, $Case, $Row, $Id, $Id, 0, 1, $Quote, '["a resident"]', '[]', 'asserts')
            """,
            "Row", "Case", "Id", "Quote");
        for (var i = 1; i < Passages; i += 2) Run(claims, FirstRow + i, @case, IdOf(i), mill.Passage(i));
        ViewDatabase.Execute(db, "COMMIT");
    }

    private static byte[] CaseIn(string path)
    {
        using var db = ViewDatabase.OpenForWriting(path);
        using var command = new SqliteCommand("SELECT Id FROM case_v2 WHERE ToIndex IS NULL", db);
        return (byte[])command.ExecuteScalar()!;
    }

    private static byte[] IdOf(int number) => Hash32.Of(BitConverter.GetBytes(number)).ToArray()[..16];

    private static SqliteCommand Command(SqliteConnection db, string sql, params string[] parameters)
    {
        var command = new SqliteCommand(sql, db);
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter("$" + name, null));
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static async Task<JsonNode> ResultOf(IAsyncEnumerable<CommandEvent> told)
    {
        JsonNode? result = null;
        await foreach (var happened in told)
        {
            if (happened is CommandEvent.Finished(Ending.Done, var done)) result = done;
        }

        return result ?? throw new InvalidOperationException("The vault was not made.");
    }
}
