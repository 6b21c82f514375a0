using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Tests.Accounts.InDepth;

public sealed class LimitsOfInput
{
    private const string Domain = "@example.com", LongName = "a name of more than one hundred letters, which nobody has, not even the longest of all the kings there were";
    private static readonly UserId User = Some.User();

    [Theory]
    [InlineData("user@example.com")]
    [InlineData("user+news@mail.example.com")]
    [InlineData("first.last@example.com")]
    public void An_address_is_accepted(string email) => Assert.All(AboutAddress(email), wrong => Assert.Empty(wrong));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("user")]
    [InlineData("@example.com")]
    [InlineData("user@")]
    [InlineData("müller@example.com")]
    [InlineData("user@bücher.example")]
    [InlineData("first..last@example.com")]
    [InlineData("user@home@example.com")]
    [InlineData("user@example.com\r\nBcc: other@example.com")]
    [InlineData("user\0@example.com")]
    public void What_is_no_address_is_refused(string? email) => Assert.All(AboutAddress(email!), wrong => Assert.Equal(["Email"], wrong));

    [Theory]
    [InlineData(" user@example.com")]
    [InlineData("user@example.com ")]
    [InlineData("Somebody <user@example.com>")]
    [InlineData("\"user\"@example.com")]
    [InlineData("user(work)@example.com")]
    [InlineData("other,user@example.com")]
    [InlineData("other;user@example.com")]
    public void An_address_is_written_bare_so_that_a_mailbox_has_one_account(string email) =>
        Assert.All(AboutAddress(email), wrong => Assert.Equal(["Email"], wrong));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        Assert.All(AboutAddress(new string('a', 254 - Domain.Length) + Domain), wrong => Assert.Empty(wrong));
        Assert.All(AboutAddress(new string('a', 255 - Domain.Length) + Domain), wrong => Assert.Equal(["Email"], wrong));
    }

    [Theory, InlineData(12), InlineData(128)]
    public void A_new_password_has_12_to_128_characters(int length) =>
        Assert.All(AboutNewPassword(new string('x', length)), wrong => Assert.Empty(wrong));

    [Theory, InlineData(0), InlineData(11), InlineData(129), InlineData(1_000_000)]
    public void A_shorter_or_longer_new_password_is_refused(int length) =>
        Assert.All(AboutNewPassword(new string('x', length)), wrong => Assert.Single(wrong));

    [Fact]
    public void A_missing_new_password_is_refused() => Assert.All(AboutNewPassword(null!), wrong => Assert.Single(wrong));

    [Theory, InlineData(null, false), InlineData("", false), InlineData("x", true), InlineData("päss wörd 🔑", true)]
    public void A_given_password_is_there_however_short(string? password, bool isValid) =>
        Assert.All(AboutPassword(password!), wrong => Assert.Equal(isValid, wrong.Count == 0));

    [Theory, InlineData(128, true), InlineData(129, false)]
    public void A_given_password_that_is_too_long_is_not_worth_a_hash(int length, bool isValid) =>
        Assert.All(AboutPassword(new string('x', length)), wrong => Assert.Equal(isValid, wrong.Count == 0));

    [Theory, InlineData(null, false), InlineData("", false), InlineData("Somebody", true), InlineData(LongName, false), InlineData("Somebody\n", false)]
    public void A_name_is_a_line_of_text(string? name, bool isValid)
    {
        Assert.Equal(isValid ? [] : ["Name"], Wrong(new RegisterValidator(), new(Some.Email, name!, Some.Password)));
        Assert.Equal(isValid ? [] : ["Name"], Wrong(new ChangeMyNameValidator(), new(name!)));
    }

    [Theory, InlineData(null, true), InlineData("", true), InlineData("Phone", true), InlineData("Pho\0ne", false)]
    public void A_device_may_have_a_name(string? device, bool isValid) => Assert.Equal(isValid ? [] : ["Device"], AboutDevice(device));

    [Fact]
    public void A_device_name_has_at_most_100_characters()
    {
        Assert.Empty(AboutDevice(new string('x', Session.DeviceLength)));
        Assert.Equal(["Device"], AboutDevice(new string('x', Session.DeviceLength + 1)));
    }

    [Theory, InlineData(0, false), InlineData(1, true), InlineData(AccountRules.TokenLength, true), InlineData(AccountRules.TokenLength + 1, false)]
    public void A_token_is_there_and_not_too_long(int length, bool isValid)
    {
        var token = new string('x', length);

        Assert.Equal(isValid ? [] : ["Token"], Wrong(new ConfirmEmailValidator(), new(User, token)));
        Assert.Equal(isValid ? [] : ["Token"], Wrong(new ResetPasswordValidator(), new(User, token, Some.Password)));
        Assert.Equal(isValid ? [] : ["RefreshToken"], Wrong(new RefreshSessionValidator(), new(token)));
    }

    [Fact]
    public void A_missing_token_is_refused()
    {
        Assert.Equal(["Token"], Wrong(new ConfirmEmailValidator(), new(User, null!)));
        Assert.Equal(["Token"], Wrong(new ResetPasswordValidator(), new(User, null!, Some.Password)));
        Assert.Equal(["RefreshToken"], Wrong(new RefreshSessionValidator(), new(null!)));
    }

    [Theory]
    [InlineData(Roles.Admin, true), InlineData(Roles.Manager, true), InlineData(Roles.Customer, true)]
    [InlineData("Admin", false), InlineData("owner", false), InlineData("", false), InlineData(null, false)]
    public void A_role_is_one_of_those_there_are(string? role, bool isValid)
    {
        Assert.Equal(isValid ? [] : ["Role"], Wrong(new AssignRoleValidator(), new(User, role!)));
        Assert.Equal(isValid ? [] : ["Role"], Wrong(new TakeRoleValidator(), new(User, role!)));
    }

    [Theory, InlineData(null, true), InlineData("ad", true), InlineData("ad\0", false)]
    public void Users_are_looked_for_by_text(string? email, bool isValid) =>
        Assert.Equal(isValid ? [] : ["Email"], Wrong(new ListUsersValidator(), new(email)));

    [Fact]
    public void A_page_is_within_the_limits_of_pages()
    {
        Assert.Equal(["Page", "PageSize"], Wrong(new ListUsersValidator(), new(Page: 0, PageSize: PageLimits.MaxSize + 1)));
        Assert.Equal(["Page", "PageSize"], Wrong(new ListMySessionsValidator(), new(Page: PageLimits.MaxPage + 1, PageSize: 0)));
        Assert.Empty(Wrong(new ListUsersValidator(), new()));
        Assert.Empty(Wrong(new ListMySessionsValidator(), new()));
    }

    private static IReadOnlyList<string>[] AboutAddress(string email) =>
    [
        Wrong(new RegisterValidator(), new(email, "Somebody", Some.Password)),
        Wrong(new ResendConfirmationValidator(), new(email)),
        Wrong(new SignInValidator(), new(email, Some.Password)),
        Wrong(new ForgotPasswordValidator(), new(email)),
    ];

    private static IReadOnlyList<string>[] AboutNewPassword(string password) =>
    [
        Wrong(new RegisterValidator(), new(Some.Email, "Somebody", password)),
        Wrong(new ResetPasswordValidator(), new(User, "token", password)),
        Wrong(new ChangePasswordValidator(), new(Some.Password, password)),
    ];

    private static IReadOnlyList<string>[] AboutPassword(string password) =>
        [Wrong(new SignInValidator(), new(Some.Email, password)), Wrong(new ChangePasswordValidator(), new(password, Some.Password))];

    private static IReadOnlyList<string> AboutDevice(string? device) => Wrong(new SignInValidator(), new(Some.Email, Some.Password, device));

    /// <summary>The fields that are refused.</summary>
    private static IReadOnlyList<string> Wrong<T>(AbstractValidator<T> validator, T request) =>
        [.. validator.Validate(request).Errors.Select(error => error.PropertyName).Distinct().Order(StringComparer.Ordinal)];
}
