using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Mutation;

/// <summary>
/// Puts a switch around whatever it can change: <c>a &lt; b</c> becomes <c>(MutantSwitch.On(7) ? a &lt;= b : a &lt; b)</c>. It knows the syntax only; what does
/// not compile is left out when the compiler says so (<see cref="MutatedSources"/>).
/// </summary>
/// <remarks>
/// Texts are left alone, as are guards of arguments, logging, and what the compiler must know: constants, patterns, attributes, default values.
/// </remarks>
internal sealed class Mutator(string file, int firstId, IReadOnlySet<int> refused) : CSharpSyntaxRewriter
{
    public const string Switch = "MutantSwitch";

    private static readonly Dictionary<SyntaxKind, SyntaxKind> s_turned = new()
    {
        [SyntaxKind.LessThanExpression] = SyntaxKind.LessThanOrEqualExpression,
        [SyntaxKind.LessThanOrEqualExpression] = SyntaxKind.LessThanExpression,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanOrEqualExpression,
        [SyntaxKind.GreaterThanOrEqualExpression] = SyntaxKind.GreaterThanExpression,
        [SyntaxKind.AddExpression] = SyntaxKind.SubtractExpression,
        [SyntaxKind.SubtractExpression] = SyntaxKind.AddExpression,
        [SyntaxKind.MultiplyExpression] = SyntaxKind.DivideExpression,
        [SyntaxKind.DivideExpression] = SyntaxKind.MultiplyExpression,
    };

    private static readonly Dictionary<string, string> s_otherMethods = new()
    {
        ["All"] = "Any",
        ["Any"] = "All",
        ["First"] = "Last",
        ["FirstOrDefault"] = "LastOrDefault",
        ["Last"] = "First",
        ["LastOrDefault"] = "FirstOrDefault",
        ["Max"] = "Min",
        ["Min"] = "Max",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["Skip"] = "Take",
        ["Take"] = "Skip",
        ["TakeWhile"] = "SkipWhile",
    };

    private readonly List<Mutant> _mutants = [];

    private int _nextId = firstId;

    /// <summary>What was put in; those refused are left out.</summary>
    public IReadOnlyList<Mutant> Mutants => _mutants;

    /// <summary>Where the next file's ids begin.</summary>
    public int NextId => _nextId;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var seen = base.Visit(node);
        return node is ExpressionSyntax was && seen is ExpressionSyntax now && Truths(was) is (var always, var never) && (always || never)
            ? WithTruths(was, now, always, never)
            : seen;
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitEnumDeclaration(EnumDeclarationSyntax node) => node;

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) =>
        node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    // Patterns are constants; the expression that is matched is not.
    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node) => node.WithExpression((ExpressionSyntax)Visit(node.Expression)!);

    public override SyntaxNode? VisitCasePatternSwitchLabel(CasePatternSwitchLabelSyntax node) =>
        node.WhenClause is { } when ? node.WithWhenClause((WhenClauseSyntax)Visit(when)!) : node;

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var value = (ExpressionSyntax)Visit(node.Expression)!;
        var arm = node.WithExpression(value);
        if (node.WhenClause is { } when)
        {
            return arm.WithWhenClause((WhenClauseSyntax)Visit(when)!);
        }

        return node.Expression is ThrowExpressionSyntax || New(node, "this arm is left out") is not { } id
            ? arm
            : arm.WithPattern(node.Pattern.WithTrailingTrivia(Space)).WithWhenClause(WhenClause(Not(On(id))).NormalizeWhitespace().WithTrailingTrivia(Space));
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var seen = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (node.IsKind(SyntaxKind.CoalesceExpression))
        {
            return node.Right is ThrowExpressionSyntax || New(node, $"always {Mutant.OneLine(node.Right.ToString())}") is not { } only
                ? seen
                : Choice(only, node.Right, seen);
        }

        if (!s_turned.TryGetValue(node.Kind(), out var kind) || IsText(node.Left) || IsText(node.Right))
        {
            return seen;
        }

        var turned = BinaryExpression(kind, node.Left.WithoutTrivia(), node.Right.WithoutTrivia()).NormalizeWhitespace();
        return New(node, Mutant.OneLine(turned.ToString())) is { } id ? Choice(id, turned, seen) : seen;
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        switch (node.Kind())
        {
            // While true ends a method, as the compiler knows.
            case SyntaxKind.TrueLiteralExpression when node.Parent is WhileStatementSyntax:
                return node;
            case SyntaxKind.TrueLiteralExpression:
                return New(node, "false") is { } no ? Not(On(no)).WithTriviaFrom(node) : node;
            case SyntaxKind.FalseLiteralExpression:
                return New(node, "true") is { } yes ? On(yes).WithTriviaFrom(node) : node;
            case SyntaxKind.NumericLiteralExpression when node.Token.Value is int number:
                var more = LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number + 1));
                return New(node, more.ToString()) is { } id ? Choice(id, more, node) : node;
            default:
                return node;
        }
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" })
        {
            return node;
        }

        var seen = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return node.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.Text: var method } }
            && s_otherMethods.TryGetValue(method, out var other)
            && New(node, $"{other} for {method}") is { } id
            ? Choice(id, node.WithExpression(((MemberAccessExpressionSyntax)node.Expression).WithName(IdentifierName(other))), seen)
            : seen;
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (IsGuardOrLog(node.Expression))
        {
            return node;
        }

        // What a statement declares, others use.
        if (node.DescendantNodes().Any(each => each is DeclarationExpressionSyntax))
        {
            return base.VisitExpressionStatement(node);
        }

        var seen = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        return New(node, "left out") is { } id
            ? IfStatement(Not(On(id)), Block(seen.WithoutLeadingTrivia())).WithLeadingTrivia(seen.GetLeadingTrivia()).WithTrailingTrivia(seen.GetTrailingTrivia())
            : seen;
    }

    public override SyntaxNode? VisitWithExpression(WithExpressionSyntax node)
    {
        var seen = (WithExpressionSyntax)base.VisitWithExpression(node)!;
        if (node.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax))
        {
            return seen;
        }

        var set = seen.Initializer.Expressions.Select((each, index) =>
            each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } one && New(node.Initializer.Expressions[index], $"{name} is left as it was") is { } id
                ? one.WithRight(Choice(id, MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, node.Expression.WithoutTrivia(), name.WithoutTrivia()), one.Right))
                : each);
        return seen.WithInitializer(seen.Initializer.WithExpressions(SeparatedList(set, seen.Initializer.Expressions.GetSeparators())));
    }

    /// <summary>Whether an expression decides something, so that it may be made always true, or never.</summary>
    private static (bool Always, bool Never) Truths(ExpressionSyntax node)
    {
        if (node is ParenthesizedExpressionSyntax or LiteralExpressionSyntax or DeclarationExpressionSyntax)
        {
            return (false, false);
        }

        var outer = node;
        while (outer.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            outer = parenthesized;
        }

        // What a pattern finds is there only where it holds: behind `is { } x`, or past `is not { } x`.
        var declares = node.DescendantNodesAndSelf().Any(each => each is SingleVariableDesignationSyntax);
        var past = node.DescendantNodesAndSelf().Any(each => each.Kind() is SyntaxKind.NotPattern or SyntaxKind.LogicalNotExpression);
        var (mayAlways, mayNever) = (!declares || past, !declares || !past);
        return outer.Parent switch
        {
            BinaryExpressionSyntax and { RawKind: (int)SyntaxKind.LogicalAndExpression } => (!declares, false),
            BinaryExpressionSyntax and { RawKind: (int)SyntaxKind.LogicalOrExpression } => (false, !declares),
            PrefixUnaryExpressionSyntax and { RawKind: (int)SyntaxKind.LogicalNotExpression } => (false, false),
            IfStatementSyntax or WhenClauseSyntax => (mayAlways, mayNever),
            ConditionalExpressionSyntax conditional when conditional.Condition == outer => (mayAlways, mayNever),
            // Always would not end.
            WhileStatementSyntax or ForStatementSyntax when IsCondition(outer) => (false, mayNever),
            DoStatementSyntax => (false, mayNever),
            _ when IsTruth(node) => (!declares, !declares),
            _ => (false, false),
        };
    }

    private static bool IsCondition(ExpressionSyntax node) =>
        node.Parent is WhileStatementSyntax { Condition: var one } && one == node || node.Parent is ForStatementSyntax { Condition: var other } && other == node;

    private static bool IsTruth(ExpressionSyntax node) =>
        node is IsPatternExpressionSyntax
        || node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.LogicalNotExpression or SyntaxKind.EqualsExpression
            or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
            or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.IsExpression;

    private static bool IsText(ExpressionSyntax node) =>
        node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression)
        || node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && (IsText(sum.Left) || IsText(sum.Right));

    private static bool IsGuardOrLog(ExpressionSyntax node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var on } } }
        && (on is "Log" or "log" or "_log" or "_logger" || on.StartsWith("Argument", StringComparison.Ordinal) || on.StartsWith("ObjectDisposed", StringComparison.Ordinal));

    private ExpressionSyntax WithTruths(ExpressionSyntax was, ExpressionSyntax now, bool always, bool never)
    {
        var result = now;
        if (never && New(was, "never") is { } no)
        {
            result = Parenthesized(BinaryExpression(SyntaxKind.LogicalAndExpression, Parenthesized(result), Not(On(no))));
        }

        if (always && New(was, "always") is { } yes)
        {
            result = Parenthesized(BinaryExpression(SyntaxKind.LogicalOrExpression, Parenthesized(result), On(yes)));
        }

        return result.WithTriviaFrom(now);
    }

    private int? New(SyntaxNode node, string becomes)
    {
        var id = _nextId++;
        if (refused.Contains(id))
        {
            return null;
        }

        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        _mutants.Add(new Mutant(id, file, line, Mutant.OneLine(node.ToString()), becomes));
        return id;
    }

    private static ExpressionSyntax On(int id) => ParseExpression($"global::{Switch}.On({id})");

    private static ExpressionSyntax Not(ExpressionSyntax expression) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, expression);

    private static ParenthesizedExpressionSyntax Parenthesized(ExpressionSyntax inner) => ParenthesizedExpression(inner.WithoutTrivia());

    private static ExpressionSyntax Choice(int id, ExpressionSyntax mutated, ExpressionSyntax now) =>
        ParenthesizedExpression(ConditionalExpression(
            On(id),
            Token(TriviaList(Space), SyntaxKind.QuestionToken, TriviaList(Space)),
            Parenthesized(mutated),
            Token(TriviaList(Space), SyntaxKind.ColonToken, TriviaList(Space)),
            Parenthesized(now))).WithTriviaFrom(now);
}
