using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Reading.Names;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Names;

/// <summary>What somebody is typing of a source, an entity or a place: as it stands in the form.</summary>
internal sealed class NamedDraft
{
    public string Called { get; set; } = "";
    public string Kind { get; set; } = "";

    /// <summary>A line for each, its language in brackets behind it.</summary>
    public string Spellings { get; set; } = "";
    public string Remark { get; set; } = "";
    public string Latitude { get; set; } = "";
    public string Longitude { get; set; } = "";
    public string Radius { get; set; } = "";
    public string Region { get; set; } = "";
    public string Basis { get; set; } = "";
    public string Reason { get; set; } = "";

    // What is no number is refused by the casework like any radius that no place has.
    private long? RadiusMetres => Radius.Trim() is not { Length: > 0 } text
        ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var metres) ? metres : -1;

    /// <summary>What is stated of one now, to be stated again.</summary>
    public static NamedDraft Of(JsonObject row) => new()
    {
        Called = Text(row, "name"),
        Kind = Text(row, "kind"),

        // A spelling that was added later has its reason, and stays whatever is described.
        Spellings = string.Join('\n', row["names"].Objects()
            .Where(name => name["reason"] is null && (string?)name["name"] is not null)
            .Select(name => NameText.Write(
                new Spelling((string)name["name"]!, (string?)name["language"])))),
        Remark = Text(row, "remark"),
        Latitude = Text(row, "latitude"),
        Longitude = Text(row, "longitude"),
        Radius = ((long?)row["radius_m"])?.ToString(CultureInfo.InvariantCulture) ?? "",
        Region = Text(row, "iso3166_2"),
        Basis = Text(row, "basis"),
    };

    /// <summary>The command that records it.</summary>
    /// <param name="by">Who describes.</param>
    /// <param name="case">The case.</param>
    /// <param name="of">Source, entity or place.</param>
    /// <param name="again">The id of the one that this describes anew; null for a new one.</param>
    public ICommand ToCommand(MemberId by, string @case, NodeKind of, string? again)
    {
        var reason = again is null ? null : Reason;
        Spelling[] names =
        [
            .. Spellings.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(NameText.Read),
        ];
        return of switch
        {
            NodeKind.Source => new AddSource
            {
                By = by, Case = @case, Called = Called, Kind = Kind, Names = names, Remark = Remark,
                Again = again, Reason = reason,
            },
            NodeKind.Entity => new AddEntity
            {
                By = by, Case = @case, Called = Called, Kind = Kind, Names = names, Remark = Remark,
                Again = again, Reason = reason,
            },
            _ => new AddPlace
            {
                By = by,
                Case = @case,
                Called = Called,
                Names = names,
                Latitude = Given(Latitude),
                Longitude = Given(Longitude),
                RadiusM = RadiusMetres,
                Iso3166 = Given(Region),
                Basis = Given(Basis),
                Again = again,
                Reason = reason,
            },
        };
    }

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(JsonObject row, string member) => (string?)row[member] ?? "";
}
