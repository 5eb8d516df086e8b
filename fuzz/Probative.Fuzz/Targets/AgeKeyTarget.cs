using System.Text;
using Probative.Formats.Age;

namespace Probative.Fuzz.Targets;

/// <summary>Keys of age, as people hand them over.</summary>
public sealed class AgeKeyTarget : IFuzzTarget
{
    public string Name => "age-keys";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        _ = AgeIdentity.TryParse(text, out _);
        if (AgeRecipient.TryParse(text, out var recipient))
            Promise.Holds(recipient.ToString().Length == 62, "A recipient has another form.");
    }
}
