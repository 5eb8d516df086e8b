using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Probative.Tests.Shared;
using Probative.Web.Shell;
using Xunit;

namespace Probative.Web.Tests.Theme;

public sealed partial class ThemeTests
{
    private const string Write = "PROBATIVE_WRITE_THEME";

    private static readonly string s_file =
        Path.Combine(Repository.Root, "src/Probative.Web/wwwroot/theme.css");

    [Fact]
    public async Task The_sheet_of_variables_is_the_theme()
    {
        var sheet = $"""
            /* Variables of the components: made from Shell/WorkbenchTheme.cs by a test ({Write}=1). */
            {await VariablesAsync(isDark: false)}
            {Dark().Replace(await VariablesAsync(isDark: true), ":root[data-theme=dark]{")}

            """.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Write) is not null)
            await File.WriteAllTextAsync(s_file, sheet, TestContext.Current.CancellationToken);
        Assert.Equal(
            sheet, await File.ReadAllTextAsync(s_file, TestContext.Current.CancellationToken));
    }

    private static async Task<string> VariablesAsync(bool isDark)
    {
        var services = new ServiceCollection().AddLogging().AddMudServices();
        services.AddSingleton<Microsoft.JSInterop.IJSRuntime, NoScripts>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(
            provider, provider.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<MudThemeProvider>(
                ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    ["Theme"] = WorkbenchTheme.Theme,
                    ["IsDarkMode"] = isDark,
                    ["ObserveSystemDarkModeChange"] = false,
                }));
            var styles = Style().Matches(page.ToHtmlString());
            return string.Join('\n', styles.Select(found => found.Groups[1].Value.Trim()));
        });
    }

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(@":root\s*\{")]
    private static partial Regex Dark();

    private sealed class NoScripts : Microsoft.JSInterop.IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => default;

        public ValueTask<TValue> InvokeAsync<TValue>(
            string identifier, CancellationToken cancellationToken, object?[]? args) => default;
    }
}
