using System.Text;
using CsCheck;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Words;
using Probative.Local.Views;
using Xunit;

namespace Probative.Tests.Local;

public sealed class WordIndexTests
{
    private static readonly string[] s_texts =
    [
        "The village was shelled; two villages burn.",
        "Село тихе. У селі розстріляно зйомку.",
        "Тихі сёла у реки. Расстреляли мишень.",
        "Shelling near the old mill.",
        "Пам'ятник у Кам'янці.",
    ];

    [Theory]
    [InlineData("villages", 0)]
    [InlineData("village's", 0)]
    [InlineData("село", 1, 2)]
    [InlineData("сёла", 1, 2)]
    [InlineData("СЕЛО\u0301", 1, 2)]
    [InlineData("розстріляли", 1)]
    [InlineData("расстреляно", 2)]
    [InlineData("shell", 0, 3)]
    [InlineData("\"shell\"")]
    [InlineData("\"shelling near\"", 3)]
    [InlineData("\"near shelling\"")]
    [InlineData("\"селі розстріляно\"", 1)]
    [InlineData("\"село розстріляно\"")]
    [InlineData("shel*", 0, 3)]
    [InlineData("сел*", 1, 2)]
    [InlineData("село -річка", 1, 2)]
    [InlineData("село -реке", 1)]
    [InlineData("пам’ятники", 4)]
    [InlineData("памятник", 4)]
    [InlineData("пам*", 4)]
    [InlineData("shell mill", 3)]
    [InlineData("nothing")]
    public void Words_are_found_in_any_form_and_phrases_as_they_are_written(string typed, params int[] found)
    {
        using var db = Index(s_texts);
        Assert.Equal(found, Find(db, typed));
    }

    [Fact]
    public void Marks_stand_around_words_as_they_are_written()
    {
        using var db = Index(s_texts);
        Assert.Equal("[Село] тихе. У [селі] розстріляно зйомку.", Marked(db, "села", 1));
        Assert.Equal("[Пам'ятник] у Кам'янці.", Marked(db, "пам*", 4));
        Assert.Equal("[Shelling near] the old mill.", Marked(db, "\"shelling near\"", 3));
    }

    [Fact]
    public void Whatever_is_typed_over_whatever_is_stored_is_an_answer() =>
        Gen.Select(Gen.String[0, 40], Gen.String[0, 30]).Sample((stored, typed) =>
        {
            using var db = Index([Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(stored))]);
            if (WordQuery.Of(typed).Question is { } question) Find(db, typed);
        });

    [Fact]
    public void Every_word_of_a_text_finds_it_alone_as_a_phrase_and_by_its_beginning() =>
        Gen.String[Gen.Char[' ', 'ӿ'], 1, 40].Sample(text =>
        {
            using var db = Index([text]);
            foreach (var word in text.Split(' ').Where(word => WordQuery.Of(word).Question is not null))
            {
                if (word.StartsWith('-')) continue;
                Assert.Equal([0], Find(db, word.Replace('"', ' ').TrimEnd('*')));
            }
        });

    [Fact]
    public void Bytes_that_are_no_text_are_stored_and_asked_for_without_harm() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
        {
            using var db = Index([]);
            using var insert = new SqliteCommand(
                "INSERT INTO texts (rowid, Words) VALUES (0, CAST($Bytes AS TEXT))", db);
            insert.Parameters.AddWithValue("$Bytes", bytes);
            insert.ExecuteNonQuery();
            Find(db, "village");
        });

    [Fact]
    public void A_text_that_is_replaced_leaves_no_word_behind()
    {
        using var db = Index(s_texts);
        Execute(db, "INSERT INTO texts (texts, rank) VALUES ('secure-delete', 1)");
        Execute(db, "DELETE FROM texts WHERE rowid = 3");
        Execute(db, "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, texts, row)");
        using var terms = new SqliteCommand(
            "SELECT count(*) FROM temp.vocabulary WHERE term IN ('mill', '=mill', '=shelling')", db);
        Assert.Equal(0L, terms.ExecuteScalar());
    }

    private static SqliteConnection Index(IEnumerable<string> texts)
    {
        var db = ViewDatabase.OpenPrivate();
        Execute(db, "CREATE VIRTUAL TABLE texts USING fts5(Words, tokenize = 'probative')");
        foreach (var (text, row) in texts.Select((text, row) => (text, row)))
        {
            using var insert = new SqliteCommand("INSERT INTO texts (rowid, Words) VALUES ($Row, $Text)", db);
            insert.Parameters.AddWithValue("$Row", row);
            insert.Parameters.AddWithValue("$Text", text);
            insert.ExecuteNonQuery();
        }

        return db;
    }

    private static int[] Find(SqliteConnection db, string typed)
    {
        using var command = new SqliteCommand(
            "SELECT rowid FROM texts WHERE texts MATCH $Q ORDER BY rowid", db);
        command.Parameters.AddWithValue("$Q", WordQuery.Of(typed).Question);
        using var row = command.ExecuteReader();
        var rows = new List<int>();
        while (row.Read()) rows.Add(row.GetInt32(0));
        return [.. rows];
    }

    private static string Marked(SqliteConnection db, string typed, int row)
    {
        using var command = new SqliteCommand(
            "SELECT highlight(texts, 0, '[', ']') FROM texts WHERE texts MATCH $Q AND rowid = $Row", db);
        command.Parameters.AddWithValue("$Q", WordQuery.Of(typed).Question);
        command.Parameters.AddWithValue("$Row", row);
        return (string)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection db, string sql) => ViewDatabase.Execute(db, sql);
}
