namespace CleanTemplate.Dev.Payments;

/// <summary>What a payment company can do to whoever calls it.</summary>
public enum PaymentTrouble
{
    None,

    /// <summary>The connection is closed before anything happens.</summary>
    Drops,

    /// <summary>It charges, and the connection is closed before the answer.</summary>
    LosesTheAnswer,

    /// <summary>Nothing ever comes.</summary>
    Hangs,

    /// <summary>An answer begins and comes letter by letter, without end.</summary>
    Trickles,

    /// <summary>Success, with a page for people as its body.</summary>
    Garbage,

    /// <summary>Success, with a charge of something else as its body.</summary>
    AnswersAboutAnother,

    /// <summary>Success, in more letters than anybody wants.</summary>
    GiantBody,

    Fails,

    IsOverloaded,

    /// <summary>The key of the caller is not accepted.</summary>
    KnowsUsNot,

    SendsElsewhere,

    Declines,

    ChargesAnotherAmount,
}
