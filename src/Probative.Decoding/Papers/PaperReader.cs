using System.Globalization;
using System.Text.Json.Nodes;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Probative.Decoding.Papers;

/// <summary>The words of a PDF, page by page, each with the box in which it stands.</summary>
internal static class PaperReader
{
    private const int PagesMax = 2_000;
    private const int FaultsMax = 100;
    private const int DepthMax = 64;

    public static JsonObject Read(string path)
    {
        try
        {
            using var document = PdfDocument.Open(path, new ParsingOptions
            {
                UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = DepthMax,
            });
            return Read(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return Answer.Of("encrypted");
        }
    }

    private static JsonObject Read(PdfDocument document)
    {
        var (words, faults, pages) = (new PlacedWords(), new JsonArray(), 0);
        for (var number = 1; number <= Math.Min(document.NumberOfPages, PagesMax) && !words.IsFull; number++)
        {
            pages++;
            try
            {
                var page = document.GetPage(number);
                words.Add(number, page.GetWords());
            }
            catch (Exception fault) when (Faults.IsOfTheFile(fault))
            {
                // The other pages are read all the same.
                if (faults.Count >= FaultsMax) continue;
                var name = fault.GetType().Name;
                faults.Add((JsonNode)new JsonObject { ["page"] = number, ["fault"] = name });
            }
        }

        var (text, rows) = words.End();
        var answer = Answer.Of("read");
        answer["pages"] = document.NumberOfPages;
        answer["pages_read"] = pages;
        answer["is_whole"] = pages == document.NumberOfPages && !words.IsFull;
        answer["is_encrypted"] = document.IsEncrypted;
        answer["version"] = document.Version.ToString("0.0", CultureInfo.InvariantCulture);
        answer["statements"] = StatementsOf(document.Information);
        answer["faults"] = faults;
        answer["text"] = text;
        answer["map"] = rows;
        return answer;
    }

    private static JsonObject StatementsOf(DocumentInformation stated) => new()
    {
        ["title"] = BoundedText.Of(stated.Title),
        ["author"] = BoundedText.Of(stated.Author),
        ["subject"] = BoundedText.Of(stated.Subject),
        ["keywords"] = BoundedText.Of(stated.Keywords),
        ["creator"] = BoundedText.Of(stated.Creator),
        ["producer"] = BoundedText.Of(stated.Producer),
        ["creation_date"] = BoundedText.Of(stated.CreationDate),
        ["modified_date"] = BoundedText.Of(stated.ModifiedDate),
    };
}
