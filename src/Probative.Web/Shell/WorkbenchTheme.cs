using MudBlazor;

namespace Probative.Web.Shell;

/// <summary>
/// The colours and sizes of the components, which `wwwroot/theme.css` holds as variables: a style element
/// that a page makes itself is forbidden. A test writes that file and holds it against this.
/// </summary>
public static class WorkbenchTheme
{
    private static readonly string[] s_fonts = ["system-ui", "Noto Sans", "DejaVu Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f5a8a", Secondary = "#4d5863", Background = "#f6f7f8", Surface = "#ffffff",
            TextPrimary = "#1d2329", TextSecondary = "#4d5863", LinesDefault = "#c9d0d6",
            TableLines = "#dde2e6", TableHover = "#e4eef6", Error = "#8c1d18", Warning = "#7a4b00",
            ActionDefault = "#4d5863", LinesInputs = "#4d5863",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8fc3ee", Secondary = "#a9b4bd", Background = "#14181c", Surface = "#1b2126",
            TextPrimary = "#e3e8ec", TextSecondary = "#a9b4bd", LinesDefault = "#3a444d",
            TableLines = "#2a323a", TableHover = "#22303c", Error = "#f4a79f", Warning = "#f2c879",
            ActionDefault = "#a9b4bd", LinesInputs = "#a9b4bd", PrimaryContrastText = "#10212f",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_fonts, FontSize = ".9rem", LineHeight = "1.4" },
            Button = new ButtonTypography
            {
                FontFamily = s_fonts, TextTransform = "none", FontWeight = "600",
            },
        },
    };
}
