using System.Globalization;
using Probative.Kernel.Ids;
using Probative.Kernel.Pages;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Handover.Pages;

/// <summary>The value of a field, as a reader sees it.</summary>
internal static class FieldView
{
    public static void Write(HtmlWriter page, string field, JsonValue value)
    {
        switch (value)
        {
            case JsonValue.Null:
                page.Add($"<i class=\"none\">not stated</i>");
                break;
            case JsonValue.Text text:
                WriteText(page, text.Value);
                break;
            case JsonValue.Number number when field == "size_bytes":
                page.Add($"{ReadableText.Size(number.Value)}");
                break;
            case JsonValue.Number number:
                page.Add($"{number.Value}");
                break;
            case JsonValue.Flag flag:
                page.Add($"{(flag.Value ? "yes" : "no")}");
                break;
            case JsonValue.List { Items.Count: 0 }:
                page.Add($"<i class=\"none\">none</i>");
                break;
            case JsonValue.List list:
                WriteList(page, field, list);
                break;
            case JsonValue.Map map:
                WriteMap(page, map);
                break;
        }
    }

    /// <summary>64 hex digits in groups of eight. The gaps are drawn, not written: what is copied has
    /// none.</summary>
    public static void WriteDigest(HtmlWriter page, Hash32 digest)
    {
        var hex = digest.ToHex();
        page.Add($"<code class=\"digest\">");
        for (var at = 0; at < hex.Length; at += 8)
        {
            page.Add($"<span>{hex[at..(at + 8)]}</span>");
        }

        page.Add($"</code>");
    }

    private static void WriteText(HtmlWriter page, string text)
    {
        if (Hash32.TryParseHex(text, out var digest)) WriteDigest(page, digest);
        else if (Id.TryParse(text, out _)) page.Add($"<code>{text}</code>");
        else if (text.Length == 0) page.Add($"<i class=\"none\">empty</i>");
        else page.Add($"<span class=\"said\">{text}</span>");
    }

    private static void WriteList(HtmlWriter page, string field, JsonValue.List list)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0) page.Add($"<span class=\"sep\"> / </span>");
            Write(page, field, list.Items[i]);
        }
    }

    /// <summary>A passage reads as `bytes 120 to 180`; any other object member by member.</summary>
    private static void WriteMap(HtmlWriter page, JsonValue.Map map)
    {
        if (map["start"] is JsonValue.Number start && map["end"] is JsonValue.Number end
            && map["unit"] is JsonValue.Text { Value: "byte" })
        {
            var (from, to) = (start.Value.ToString(CultureInfo.InvariantCulture), end.Value);
            page.Add(
                $"bytes {from} to {to.ToString(CultureInfo.InvariantCulture)} of the item, end not included");
            return;
        }

        var first = true;
        foreach (var (name, value) in map.Members)
        {
            if (!first) page.Add($"<br>");
            first = false;
            page.Add($"{name}: ");
            Write(page, name, value);
        }
    }
}
