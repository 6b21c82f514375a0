using CleanTemplate.Application.Accounts;
using CleanTemplate.WebApi.Common.CommandLine;

namespace CleanTemplate.WebApi.Accounts;

internal sealed class SeedAdminVerb(IFirstAdmin admin) : IVerb
{
    public string Name => "seed admin";

    public string Usage => """
        seed admin --email ADDRESS
                                make the account one of an admin and print a link, good once, to choose its password
        """;

    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ["--email", var email] || !email.Contains('@')) return null;

        Console.WriteLine(await admin.Make(email, cancellationToken));
        return 0;
    }
}
