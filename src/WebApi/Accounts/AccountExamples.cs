using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.OpenApi;

namespace CleanTemplate.WebApi.Accounts;

internal sealed class AccountExamples : IExamples
{
    private const string Email = "customer@example.com", Password = "a long and simple sentence", Token = "the token of the link";

    private static readonly UserId User = UserId.Parse("01941f29-7c00-7aaa-8bbb-0123456789ab", null);

    public IEnumerable<object> Bodies =>
    [
        new Register(Email, "A customer", Password),
        new ConfirmEmail(User, Token),
        new ResendConfirmation(Email),
        new ForgotPassword(Email),
        new ResetPassword(User, Token, Password),
        new ChangeMyName("A good customer"),
        new ChangePassword(Password, "another long and simple sentence"),
        new SignIn(Email, Password, Device: "A telephone"),
        new RefreshSession("the refresh token of the last answer"),
    ];
}
