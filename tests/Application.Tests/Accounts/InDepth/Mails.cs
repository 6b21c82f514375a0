using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts.InDepth;

public sealed class Mails
{
    private static readonly UserId User = Some.User();

    private static readonly SessionId Session = SessionId.New(Some.Time);

    private readonly IAccounts _accounts = Substitute.For<IAccounts>();
    private readonly IRecipients _recipients = Substitute.For<IRecipients>();
    private readonly IAccountLinks _links = Substitute.For<IAccountLinks>();
    private readonly IEmailSender _mails = Substitute.For<IEmailSender>();

    public Mails()
    {
        _links.Confirmation(default, default!).ReturnsForAnyArgs(call => new($"https://www.example.com/confirm/{call.Arg<UserId>()}/{call.Arg<string>()}"));
        _links.PasswordReset(default, default!).ReturnsForAnyArgs(call => new($"https://www.example.com/reset/{call.Arg<UserId>()}/{call.Arg<string>()}"));
        _accounts.AddressOf(User, Arg.Any<LinkFor>(), default).Returns(call => new MailAddress(Some.Email, "Somebody", $"for-{call.Arg<LinkFor>()}"));
        _recipients.Find(User, default).Returns(new Recipient(Some.Email, "Somebody"));
    }

    [Fact]
    public async Task A_confirmation_has_its_link_and_nothing_that_a_stranger_could_have_written()
    {
        await Handle(new ConfirmationWanted(User, Some.Time));

        Assert.Contains($"https://www.example.com/confirm/{User}/for-Confirmation\n", Sent().Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"href=\"https://www.example.com/confirm/{User}/for-Confirmation\"", Sent().Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody", Sent().Text + Sent().Html, StringComparison.Ordinal);
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
        foreach (var fact in new DomainEvent[] { new RegisteredAgain(User, Some.Time), new PasswordChanged(User, Some.Time), new SessionStarted(Session, User, Some.Time) })
        {
            await Handle(fact);

            Assert.Empty(_accounts.ReceivedCalls());
            Assert.DoesNotContain("https://", Sent().Text + Sent().Html, StringComparison.Ordinal);
            _mails.ClearReceivedCalls();
        }
    }

    [Fact]
    public async Task A_new_sign_in_is_told_with_its_time_and_without_its_session()
    {
        await Handle(new SessionStarted(Session, User, new(2026, 3, 4, 23, 30, 0, TimeSpan.FromHours(-2))));

        Assert.Contains("2026-03-05 at 01:30 UTC", Sent().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Session.ToString(), Sent().Text + Sent().Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_handler_that_sends_mails_says_that_it_reaches_outside()
    {
        var senders = typeof(IEmailSender).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(role => role.IsGenericType && role.GetGenericTypeDefinition() == typeof(IEventHandler<>)))
            .Where(type => type.GetConstructors().Any(made => made.GetParameters().Any(needed => needed.ParameterType == typeof(IEmailSender)))).ToList();

        Assert.Contains(typeof(ConfirmationMail), senders);
        Assert.All(senders, sender => Assert.True(sender.IsDefined(typeof(ReachesOutsideAttribute), inherit: false), sender.Name));
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
        { nameof(SessionStarted), "New sign-in to your account" },
    };

    private static DomainEvent Fact(string name, UserId user) => name switch
    {
        nameof(ConfirmationWanted) => new ConfirmationWanted(user, Some.Time),
        nameof(RegisteredAgain) => new RegisteredAgain(user, Some.Time),
        nameof(PasswordResetWanted) => new PasswordResetWanted(user, Some.Time),
        nameof(SessionStarted) => new SessionStarted(Session, user, Some.Time),
        _ => new PasswordChanged(user, Some.Time),
    };

    private Task Handle(DomainEvent fact) => fact switch
    {
        ConfirmationWanted wanted => new ConfirmationMail(_accounts, _links, _mails).Handle(wanted, default),
        RegisteredAgain again => new RegisteredAgainMail(_recipients, _mails).Handle(again, default),
        PasswordResetWanted wanted => new PasswordResetMail(_accounts, _links, _mails).Handle(wanted, default),
        PasswordChanged changed => new PasswordChangedMail(_recipients, _mails).Handle(changed, default),
        SessionStarted started => new NewSignInMail(_recipients, _mails).Handle(started, default),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private Email Sent() => (Email)Assert.Single(_mails.ReceivedCalls()).GetArguments()[0]!;
}
