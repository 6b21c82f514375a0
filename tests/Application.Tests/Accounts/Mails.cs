using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

public sealed class Mails
{
    private static readonly UserId User = Some.User();

    private readonly IAccounts _accounts = Substitute.For<IAccounts>();
    private readonly IAccountLinks _links = Substitute.For<IAccountLinks>();
    private readonly IEmailSender _mails = Substitute.For<IEmailSender>();

    public Mails()
    {
        _links.Confirmation(default, default!).ReturnsForAnyArgs(call => new($"https://www.example.com/confirm/{call.Arg<UserId>()}/{call.Arg<string>()}"));
        _links.PasswordReset(default, default!).ReturnsForAnyArgs(call => new($"https://www.example.com/reset/{call.Arg<UserId>()}/{call.Arg<string>()}"));
        _accounts.AddressOf(User, Arg.Any<LinkFor>(), default).Returns(call => new MailAddress(Some.Email, "Somebody", $"for-{call.Arg<LinkFor>()}"));
    }

    [Fact]
    public async Task A_confirmation_has_its_link_and_nothing_that_a_stranger_could_have_written()
    {
        await Handle(new ConfirmationWanted(User, Some.Time));

        Assert.Contains($"https://www.example.com/confirm/{User}/for-Confirmation\n", Sent().Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody", Sent().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_reset_has_its_link()
    {
        await Handle(new PasswordResetWanted(User, Some.Time));

        Assert.Contains($"https://www.example.com/reset/{User}/for-PasswordReset\n", Sent().Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_only_tells_something_has_no_link_and_makes_no_token()
    {
        foreach (var fact in new DomainEvent[] { new RegisteredAgain(User, Some.Time), new PasswordChanged(User, Some.Time) })
        {
            await Handle(fact);

            await _accounts.Received(1).AddressOf(User, LinkFor.Nothing, default);
            Assert.DoesNotContain("https://", Sent().Text, StringComparison.Ordinal);
            _accounts.ClearReceivedCalls();
            _mails.ClearReceivedCalls();
        }
    }

    [Theory, MemberData(nameof(Facts))]
    public async Task A_mail_goes_to_the_user_and_calls_them_by_name_once_they_are_confirmed(string fact, string subject)
    {
        await Handle(Fact(fact, User));

        Assert.Equal((Some.Email, subject), (Sent().To, Sent().Subject));
        Assert.StartsWith(fact == nameof(ConfirmationWanted) ? "Hello," : "Hello Somebody,", Sent().Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Facts))]
    public async Task Nobody_writes_to_a_user_who_is_gone(string fact, string subject)
    {
        await Handle(Fact(fact, Some.User()));

        Assert.NotEmpty(subject);
        Assert.Empty(_mails.ReceivedCalls());
        Assert.Empty(_links.ReceivedCalls());
    }

    public static TheoryData<string, string> Facts => new()
    {
        { nameof(ConfirmationWanted), "Confirm your e-mail address" },
        { nameof(RegisteredAgain), "You have an account" },
        { nameof(PasswordResetWanted), "Choose a new password" },
        { nameof(PasswordChanged), "Your password was changed" },
    };

    private static DomainEvent Fact(string name, UserId user) => name switch
    {
        nameof(ConfirmationWanted) => new ConfirmationWanted(user, Some.Time),
        nameof(RegisteredAgain) => new RegisteredAgain(user, Some.Time),
        nameof(PasswordResetWanted) => new PasswordResetWanted(user, Some.Time),
        _ => new PasswordChanged(user, Some.Time),
    };

    private Task Handle(DomainEvent fact) => fact switch
    {
        ConfirmationWanted wanted => new ConfirmationMail(_accounts, _links, _mails).Handle(wanted, default),
        RegisteredAgain again => new RegisteredAgainMail(_accounts, _mails).Handle(again, default),
        PasswordResetWanted wanted => new PasswordResetMail(_accounts, _links, _mails).Handle(wanted, default),
        PasswordChanged changed => new PasswordChangedMail(_accounts, _mails).Handle(changed, default),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private Email Sent() => (Email)Assert.Single(_mails.ReceivedCalls()).GetArguments()[0]!;
}
