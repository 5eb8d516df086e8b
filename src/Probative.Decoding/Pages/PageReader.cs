using System.Text.Json.Nodes;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;

namespace Probative.Decoding.Pages;

/// <summary>The text of a page with its way back to the bytes, and what the page says of itself.</summary>
internal static class PageReader
{
    private const int HeadBytes = 1024;

    public static JsonObject Read(string path)
    {
        using var bytes = FileBytes.Open(path);
        var head = new byte[HeadBytes];
        var stated = StatedEncoding.NameIn(head.AsSpan(0, bytes.Read(0, head)));
        var plain = PlainText.Read(bytes, StatedEncoding.Of(stated));
        if (plain.Text is not { } source) return Answer.Of("unknown");
        using var walk = new PageWalk(source);
        walk.Run();
        var (text, rows) = walk.Text.End();
        var answer = Answer.Of("read");
        answer["encoding"] = source.Encoding.Name;
        answer["encoding_reading"] = source.Encoding.Reading;
        answer["encoding_stated"] = stated;
        answer["is_whole"] = plain.IsWhole && !walk.Text.IsFull;
        answer["damage"] = plain.Damage.Errors;
        answer["title"] = walk.Title;
        answer["language"] = BoundedText.Of(walk.Language);
        answer["canonical"] = BoundedText.Of(walk.Canonical);
        answer["statements"] = walk.Statements;
        answer["links"] = walk.Links;
        answer["scripts"] = walk.Scripts;
        answer["text"] = text;
        answer["map"] = rows;
        return answer;
    }
}
