using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>Stops a start without usable keys, with everything that is wrong with them.</summary>
internal sealed class KeyCheck(KeySource source) : IValidateOptions<KeyOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyOptions options)
    {
        List<string> wrong = [];
        source.Read(options, wrong);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
