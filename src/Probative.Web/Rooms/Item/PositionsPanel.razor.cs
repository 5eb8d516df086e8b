using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Probative.Kernel.Commands;
using Probative.Reading.Positions;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Item;

/// <summary>Asks where hidden positions are, for a reason that the access log keeps.</summary>
public sealed partial class PositionsPanel
{
    private string _why = "";
    private IReadOnlyList<JsonObject>? _told;
    private IReadOnlyList<Problem> _problems = [];

    [Parameter, EditorRequired]
    public required Dossier Dossier { get; set; }

    [Parameter, EditorRequired]
    public required string Case { get; set; }

    [Parameter]
    public bool WithRestricted { get; set; }

    /// <summary>Something was decided: what may be shown on this page is another.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private Desk Desk { get; set; } = default!;

    private static string SourceOf(JsonObject position) => (string?)position["source"] ?? "";

    private async Task RevealAsync()
    {
        if (string.IsNullOrWhiteSpace(_why)) return;
        var told = await Desk.AskAsync(
            by => new ListPositions
            {
                By = by,
                Case = Case,
                Item = Dossier.Id,
                WithHidden = true,
                WithRestricted = WithRestricted,
                Limit = DossierReader.PositionsMax,
            },
            why: _why.Trim());
        _problems = told.Problems;
        if (told.Ending is Ending.Done) _told = told.Rows;
    }

    private async Task ReviewedAsync()
    {
        if (_told is not null) await RevealAsync();
        await Changed.InvokeAsync();
    }
}
