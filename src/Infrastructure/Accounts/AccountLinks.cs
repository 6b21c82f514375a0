using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed class AccountLinks(IOptions<WebsiteOptions> options) : IAccountLinks
{
    public Uri Confirmation(UserId user, string token) => Page("confirm", user, token);

    public Uri PasswordReset(UserId user, string token) => Page("reset-password", user, token);

    // Behind the #: what stands there is sent to no server, and so stands in no log of one.
    private Uri Page(string page, UserId user, string token) =>
        new($"{options.Value.Website.TrimEnd('/')}/{page}#user={user}&token={Uri.EscapeDataString(token)}");
}
