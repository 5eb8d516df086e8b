using Probative.Formats.Credentials.Validation;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// Holds the binding of a manifest against the bytes of the file (C2PA 2.2 sections 9.2 and 15.12).
/// </summary>
internal sealed class BindingCheck(CheckContext context)
{
    /// <summary>Checks one binding.</summary>
    /// <param name="binding">The assertion.</param>
    /// <param name="claim">The claim that it belongs to, for the hash that it may leave unsaid.</param>
    /// <param name="isUpdated">True when a later manifest updates the one it belongs to.</param>
    public BindingResult Run(DeclaredAssertion binding, ClaimContent claim, bool isUpdated)
    {
        if (context.Find.Carrier == CredentialCarrier.Sidecar)
        {
            return Unchecked(
                binding, "The file is a manifest store alone: there is nothing to hold the binding against.");
        }

        var algorithm = claim.Claim.Algorithm;
        if (binding.Kind == "c2pa.hash.data") return new DataHash(context, binding, algorithm).Run(isUpdated);
        if (binding.IsBmffHash) return new BmffHash(context, binding, algorithm).Run();
        return binding.Kind == "c2pa.hash.boxes"
            ? new BoxesHash(context, binding, algorithm).Run()
            : Unchecked(binding, "This kind of binding is not checked here.");
    }

    private BindingResult Unchecked(DeclaredAssertion binding, string text)
    {
        context.Findings.Note(StatusCodes.BindingUnchecked, binding.Uri, text);
        return BindingResult.Unchecked;
    }
}
