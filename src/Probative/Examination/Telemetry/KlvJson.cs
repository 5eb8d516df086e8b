using System.Text.Json.Nodes;
using Probative.Formats.Klv;

namespace Probative.Examination.Telemetry;

/// <summary>A packet of metadata, as JSON.</summary>
internal static class KlvJson
{
    private const int MostItems = 500;
    private const int MostSets = 100;
    private const int MostText = 1000;

    // Raw values are there to be recognised; whole ones are in the file, at the offset that stands beside.
    private const int MostBytes = 64;

    public static JsonObject Of(KlvPacket packet) => new()
    {
        ["key"] = packet.Key.ToString(),
        ["set_kind"] = Name(packet.Key.Kind),
        ["bytes"] = packet.Bytes.Length,
        ["is_cut"] = packet.IsCut,
        ["pid"] = packet.Pid < 0 ? null : packet.Pid,
        ["packet_number"] = packet.PacketNumber < 0 ? null : packet.PacketNumber,
        ["offset"] = packet.Offset,
        ["content_offset"] = packet.ContentOffset,
        ["pes_packets"] = packet.PesPackets,
        ["pts"] = packet.Pts,
        ["checksum"] = packet.Checksum is { } checksum ? Of(checksum) : null,
        ["set"] = packet.Set is { } set ? Of(set) : null,
    };

    public static JsonObject Of(LocalSet set) => new()
    {
        ["id"] = set.Id,
        ["is_whole"] = set.IsWhole,
        ["items"] = Rounded.First(set.Items, MostItems, Of),
        ["items_left_out"] = Math.Max(0, set.Items.Count - MostItems),
    };

    /// <summary>The name of a set, which scripts compare.</summary>
    public static string Name(SetKind kind) => kind switch
    {
        SetKind.Uas => "st0601",
        SetKind.Security => "st0102",
        SetKind.Targets => "st0903",
        SetKind.Target => "st0903_target",
        SetKind.Algorithm => "st0903_algorithm",
        SetKind.Ontology => "st0903_ontology",
        SetKind.Terminal => "st0806",
        SetKind.TerminalUserDefined => "st0806_user_defined",
        SetKind.PointOfInterest => "st0806_point",
        SetKind.AreaOfInterest => "st0806_area",
        SetKind.Radar => "st1206",
        SetKind.RangeImage => "st1002",
        SetKind.Registration => "st1601",
        SetKind.Composite => "st1602",
        SetKind.Universal => "eg0104",
        _ => "other",
    };

    private static JsonObject Of(Checksum checksum) => new()
    {
        ["stored"] = $"{checksum.Stored:x4}",
        ["computed"] = $"{checksum.Computed:x4}",
        ["is_right"] = checksum.IsRight,
    };

    private static JsonObject Of(LocalItem item)
    {
        var json = new JsonObject
        {
            ["tag"] = item.Tag,
            ["key"] = item.Key?.ToString(),
            ["name"] = item.Name,
            ["at"] = item.At,
        };
        Add(json, item.Value, item.Unit, item.Bytes.Span);
        return json;
    }

    private static void Add(JsonObject json, ItemValue reading, string unit, ReadOnlySpan<byte> bytes)
    {
        switch (reading)
        {
            case ItemValue.Number number:
                json["value"] = Rounded.ByStep(number.Value, number.Step);
                json["unit"] = unit;
                break;
            case ItemValue.Whole whole:
                json["value"] = whole.Value;
                break;
            case ItemValue.Code code:
                json["value"] = code.Value;
                json["meaning"] = code.Meaning;
                break;
            case ItemValue.Flags flags:
                json["value"] = flags.Value;
                json["set"] = new JsonArray([.. flags.Set.Select(name => JsonValue.Create(name))]);
                break;
            case ItemValue.Text text:
                json["text"] = text.Value.Length > MostText ? text.Value[..MostText] : text.Value;
                break;
            case ItemValue.Time time:
                json["micros"] = time.Micros;
                json["time"] = Rounded.Time(time.Micros);
                break;
            case ItemValue.Special special:
                json["special"] = special.Meaning;
                break;
            case ItemValue.Parts parts:
                json["parts"] = Of(parts);
                break;
            case ItemValue.Nested nested:
                json["set"] = Of(nested.Set);
                break;
            case ItemValue.Series series:
                json["sets"] = Rounded.First(series.Sets, MostSets, Of);
                json["sets_left_out"] = Math.Max(0, series.Sets.Count - MostSets);
                break;
            default:
                json["is_malformed"] = reading is ItemValue.Malformed;
                json["hex"] = Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, MostBytes)]);
                json["bytes"] = bytes.Length;
                break;
        }
    }

    private static JsonObject Of(ItemValue.Parts parts)
    {
        var json = new JsonObject();
        foreach (var (name, reading) in parts.Named)
        {
            var part = new JsonObject();
            Add(part, reading, "", default);
            json[name] = part;
        }

        return json;
    }
}
