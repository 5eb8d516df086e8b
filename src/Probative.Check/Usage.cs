namespace Probative.Check;

/// <summary>The help text.</summary>
internal static class Usage
{
    public const string Text = """
        probative-check: is this package, log or receipt what it claims to be?

          probative-check PATH [--key KEY] [--known WHAT] [--earlier WHAT]... [--authority FILE]...
                          [--json] [--quiet]
          probative-check proof PACKAGE --fact N [--key KEY] [--out FILE]

        PATH is the folder or ZIP file of a package, the folder of a log, or a receipt.

          --key KEY        the signer's fingerprint or verifier key line, or a file that holds it. Get it from
                           elsewhere than the thing that you check.
          --known WHAT     a checkpoint that you kept, or a log or package that holds one: the thing must
                           go on from it
          --earlier WHAT   an earlier package or log of the same maker, once for each: nothing in it may have
                           changed since
          --authority FILE  root certificates (PEM or DER) of a time-stamping authority that you believe: its
                           outside times in a package count for you
          --json           one JSON document on standard output, nothing else there
          --quiet          only what is wrong, and nothing if all is well
          --fact N         'proof': expand what the package shows of fact N into a receipt (C2SP tlog-proof)
          --out FILE       'proof': write it there instead of to standard output
          --version        the version

        Ends with 0 if nothing is wrong and the signer is the one you named, 5 if nothing is wrong and you
        named no signer, 1 if something is wrong or false, 2 if this command line is.

        Examples
          probative-check handover.zip --key 'ab12 cd34 ...'
          probative-check handover/ --key vkey --earlier last-year.zip
          probative-check vault/log --key vkey --known checkpoint.2026-01
          probative-check proof handover.zip --fact 12 --out fact-12.tlog-proof

        Nothing is changed, nothing is sent, no network is used.

        """;
}
